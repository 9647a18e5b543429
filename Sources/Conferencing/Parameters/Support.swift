/// Whether the simulator acts on an option, an event's field, a status or a knob yet.
public enum Support: String, Sendable, Hashable, CaseIterable {
    /// It does.
    case simulated
    /// It is known and checked, and using it is an error that says so.
    case notYet
}
