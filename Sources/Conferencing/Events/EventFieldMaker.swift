/// Makes the fields of one event type, each of which reads the event's own body.
struct EventFieldMaker<Body> {
    /// The body of an event of the type; nil for an event of another.
    let body: @Sendable (ServiceEvent.Body) -> Body?

    /// A field that the simulator fills in.
    func callAsFunction(
        _ name: String,
        _ type: ValueType,
        _ presence: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        otherNames: [String] = [],
        read: @escaping @Sendable (Body) -> FieldValue?
    ) -> EventField {
        let body = body
        return EventField(name, type, presence, summary, rules: rules, source: source, otherNames: otherNames) {
            event in
            body(event.body).flatMap(read)
        }
    }
}
