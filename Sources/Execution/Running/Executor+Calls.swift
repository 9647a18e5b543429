import Conferencing
import Planning

extension Executor {
    /// Answers calls that ring.
    mutating func answer(_ members: [CastIndex], _ outputs: inout [Output]) {
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for member in members { command(.call(member), .up, "calling.answer") }
        for (place, call) in calls.enumerated() {
            let longest = plan.cast[Int(members[place].index)].dial.maxDurationSeconds
            let options = AnswerOptions(maxDurationSeconds: longest)
            send(.answer(call, Shared(options)), for: members[place], owner(of: place), &outputs)
        }
    }

    /// Sends digits on calls' legs; the event that proves it bears the command's own word.
    mutating func sendDigits(_ members: [CastIndex], _ digits: String, _ outputs: inout [Output]) {
        guard let calls = calls(of: members, &outputs) else { return }
        openWindow()
        for member in members { command(.call(member), .digits, "calling.send_digits") }
        for (place, call) in calls.enumerated() {
            let options = DigitsOptions(control: "digits-\(requests.count)", digits: digits)
            sequence.active?.commands[place].control = options.control
            send(.sendDigits(call, Shared(options)), for: members[place], owner(of: place), &outputs)
        }
    }

    /// A dial of the active step has failed. That is a failure, unless an entry of the step claims the event: then it is what
    /// the scenario is about, and the dial is over as it should be.
    mutating func judgeFailedDials(_ outputs: inout [Output]) {
        guard let active = sequence.active else { return }
        for (place, command) in active.commands.enumerated() {
            guard let (index, reason) = command.failedBy, command.provenBy == nil, index < active.session.cursor else {
                continue
            }
            if let claim = claim(in: inbox[index].claims), claim.step == active.ref, claim.expectation != nil {
                prove(place, by: index)
            } else if let member = command.subject.member {
                return failActive(.notAnswered(member, reason), &outputs)
            }
        }
    }
}
