import Conferencing

/// Which phone is meant: tags are the dialler's own numbers, so two sessions may use the same one.
struct PhoneKey: Sendable, Hashable {
    var session: SessionID
    var tag: CallTag
}

/// What phones will do, of which something was said.
struct Phonebook: Sendable {
    /// By the tag under which they will be dialled.
    private var tags: [PhoneKey: PhoneBehaviour] = [:]
    /// By the number that is dialled; a project's own.
    private var numbers: [Number: PhoneBehaviour] = [:]

    private struct Number: Sendable, Hashable {
        var project: ProjectID
        var text: String
    }

    /// More phones than that nobody can prepare; the others behave like any phone.
    static let mostPhones = 1_000_000

    private var hasRoom: Bool { tags.count + numbers.count < Phonebook.mostPhones }

    mutating func prepare(_ phone: PhoneKey, _ behaviour: PhoneBehaviour) {
        guard hasRoom || tags[phone] != nil else { return }
        tags[phone] = behaviour
    }

    mutating func prepare(_ text: String, of project: ProjectID, _ behaviour: PhoneBehaviour) {
        let number = Number(project: project, text: text)
        guard hasRoom || numbers[number] != nil else { return }
        numbers[number] = behaviour
    }

    /// What a phone does: what is said of its number counts more than what is said of the tag, which a dial's legs share.
    func behaviour(of text: String, in project: ProjectID, _ phone: PhoneKey) -> PhoneBehaviour {
        if !numbers.isEmpty, let said = numbers[Number(project: project, text: text)] { return said }
        return tags[phone] ?? .standard
    }
}

extension ConferenceEngine {
    /// What happens at the far end.
    mutating func act(_ action: PhoneAction, _ session: SessionID, into outputs: inout [Output]) {
        guard let project = project(of: session) else { return }
        switch action {
        case .prepare(let tag, let behaviour): phones.prepare(PhoneKey(session: session, tag: tag), behaviour)
        case .prepareNumber(let number, let behaviour): phones.prepare(number, of: project, behaviour)
        case .ring(let incoming): ring(incoming.value, for: project, into: &outputs)
        case .hangUp(let call): phoneHangsUp(call, of: session, project, into: &outputs)
        case .speak(let call, let utterance): speak(call, utterance, of: session)
        case .silence(let call): beSilent(call, of: session)
        case .press(let call, let keys): press(call, keys, of: session)
        }
    }

    /// The person at the far end hangs up; before the answer that is a refusal to pick up, or the caller's giving up.
    private mutating func phoneHangsUp(
        _ call: CallID,
        of session: SessionID,
        _ project: ProjectID,
        into outputs: inout [Output]
    ) {
        guard let place = place(of: call) else { return }
        let owner = calls[place].session
        guard owner == session || owner == CallRecord.nobody && legs[place].project == project else { return }
        let unanswered: EndReason = legs[place].direction == .inbound ? .cancel : .decline
        hangUp(place, calls[place].state == .answered ? .hangup : unanswered, source: .inbound, into: &outputs)
    }

    /// A phone rings: sets the one timer that says what becomes of that.
    mutating func ringPhone(_ call: Int, _ device: DialOptions.Device, _ behaviour: PhoneBehaviour) {
        let ringTime = device.timeoutSeconds.map(TimeSpan.seconds) ?? DialOptions.standardRingTime
        switch behaviour {
        // Who picks up at the very last moment has picked up.
        case .answer(let delay) where delay <= ringTime: timers.add(.phoneAnswers(call), at: clock + max(delay, .zero))
        case .answer, .noAnswer: timers.add(.ringsOut(call), at: clock + ringTime)
        case .busy: timers.add(.phoneRefuses(call, .busy), at: clock + PhoneBehaviour.refusalDelay)
        case .decline: timers.add(.phoneRefuses(call, .decline), at: clock + PhoneBehaviour.refusalDelay)
        }
    }
}
