public import Conferencing

extension ConferenceEngine {
    /// Where a call is in its life; nil for one that never was.
    public func state(of call: CallID) -> CallState? {
        place(of: call).map { calls[$0].state }
    }

    /// The call that came up last; nil where none ever did.
    public var newestCall: CallID? { calls.isEmpty ? nil : CallID(Int32(calls.count - 1)) }

    /// Whether a call is there and has not ended.
    public func isUp(_ call: CallID) -> Bool {
        guard let state = state(of: call) else { return false }
        return state != .ended
    }

    /// The conference lifetime that a call is a member of; nil where it is in none.
    public func conference(of call: CallID) -> ConferenceID? {
        guard let place = place(of: call), calls[place].conference >= 0 else { return nil }
        return conferences[Int(calls[place].conference)].lifetime
    }
}
