import Conferencing

/// Which phone is meant: tags are the dialler's own numbers, so two sessions may use the same one.
struct PhoneKey: Sendable, Hashable {
    var session: SessionID
    var tag: CallTag
}

extension ConferenceEngine {
    /// More phones than that nobody can prepare; the others behave like any phone.
    static let mostPhones = 1_000_000

    /// Decides what a phone will do each time it rings.
    mutating func prepare(_ phone: PhoneKey, _ behaviour: PhoneBehaviour) {
        guard project(of: phone.session) != nil else { return }
        guard phones.count < ConferenceEngine.mostPhones || phones[phone] != nil else { return }
        phones[phone] = behaviour
    }

    /// The person at the far end hangs up; before the answer that is a refusal to pick up.
    mutating func phoneHangsUp(_ call: CallID, of session: SessionID, into outputs: inout [Output]) {
        guard let place = place(of: call), calls[place].session == session else { return }
        hangUp(place, calls[place].state == .answered ? .hangup : .decline, source: .inbound, into: &outputs)
    }
}
