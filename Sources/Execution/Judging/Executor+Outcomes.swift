import Conferencing
import Planning

extension Executor {
    /// Takes a reply of a step that says how all of them must fall out.
    mutating func take(outcome reply: Reply, at place: Int, _ outputs: inout [Output]) {
        guard let active = sequence.active, let outcomes = active.ref.step(in: plan).outcomes else { return }
        let subject = active.commands[place].subject
        if reply.code.isAccepted {
            noteAccepted(reply, at: place)
        } else {
            guard outcomes.contains(where: { $0.code == reply.code.text }) else {
                return failActive(.refused(subject, reply), &outputs)
            }
            decideLifetime(at: place, nil)
            settle(place)
            if let member = subject.member { watchForEffects(of: member, since: sequence.windowStart, &outputs) }
        }
        guard let replies = sequence.active?.commands.map(\.reply), !replies.contains(nil) else { return }
        for outcome in outcomes {
            let count = replies.count { reply in
                guard let code = reply?.code else { return false }
                return outcome.code.map { $0 == code.text } ?? code.isAccepted
            }
            guard outcome.count.holds(for: .integer(Int64(count)), context, roster) == true else {
                return failActive(.outcome(outcome, came: count), at: outcome.range, &outputs)
            }
            checks += 1
        }
    }
}
