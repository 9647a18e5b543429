/// The value of one option, or of one field of one event.
public enum FieldValue: Sendable, Hashable {
    case boolean(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case call(CallID)
    /// Several calls, in an order that means nothing: who hears a beep.
    case calls([CallID])
    case conference(ConferenceID)
    /// An audio stream: a UUID on the wire.
    case stream(StreamID)
    /// A call's tag; whoever dialled the call knows its text.
    case tag(CallTag)
    /// A moment, shown as seconds of Unix time.
    case instant(Instant)
    /// The members of an object, in order; no two have the same name.
    case object([Member])

    /// One member of an object.
    public struct Member: Sendable, Hashable {
        /// The member's name on the wire.
        public var name: String
        /// Its value.
        public var value: FieldValue

        /// Makes a member.
        public init(_ name: String, _ value: FieldValue) {
            self.name = name
            self.value = value
        }
    }
}
