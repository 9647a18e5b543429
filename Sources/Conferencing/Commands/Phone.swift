/// What the far end of a call does: the part of the person who holds the phone.
public enum PhoneAction: Sendable, Hashable {
    /// Decides, before the call is dialled, what the phone with this tag will do when it rings.
    case prepare(CallTag, PhoneBehaviour)
    /// The person hangs up.
    case hangUp(CallID)
}

/// What a phone does when it rings.
public enum PhoneBehaviour: Sendable, Hashable {
    /// Somebody picks up after so long.
    case answer(after: TimeSpan)

    /// What a phone does of which nothing is said: it is answered after 100 ms.
    public static let standard = PhoneBehaviour.answer(after: .milliseconds(100))
}
