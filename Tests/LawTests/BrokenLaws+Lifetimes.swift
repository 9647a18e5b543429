import Conferencing
import Execution

/// Services that break one law each: of how long conferences last, and their names rest (R7, R8).
extension BrokenLaws {
    /// A conference comes and goes.
    private static func one(_ tale: inout Tale) {
        tale.up(0)
        tale.join(0)
        tale.start()
        tale.leave(0)
        tale.end(by: 0)
    }

    static let lifetimeRows: [Row] = [
        Row(.refusal, "a name is used again too soon", { $0.nameReuse = .after(.seconds(30)) }) {
            one(&$0)
            $0.wait(.seconds(29))
            $0.join(0, in: 1)
            $0.start(in: 1)
        },
        Row(.end, "a conference outlives its age", { $0.maximumAge = .seconds(5) }) {
            two(&$0)
            $0.wait(.seconds(6))
            $0.change(.participantMute, 1) { $0.insert(.muted) }
        },
        Row(.cause, "a conference ends before its age", { $0.maximumAge = .seconds(5) }) {
            two(&$0)
            $0.wait(.seconds(4))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
        },
        Row(.cause, "a conference ends for its age where it has none") {
            two(&$0)
            $0.wait(.seconds(5))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
        },
    ]
}

/// What is lawful of lifetimes.
extension LawfulTales {
    static let lifetimeRows: [Row] = [
        Row("a name that is used again in time", { $0.nameReuse = .after(.seconds(30)) }) {
            BrokenLaws.two(&$0)
            $0.leave(0)
            $0.leave(1)
            $0.end(by: 1)
            $0.wait(.seconds(30))
            $0.join(0, in: 1)
            $0.start(in: 1)
        },
        Row("a conference that ends for its age", { $0.maximumAge = .seconds(5) }) {
            BrokenLaws.two(&$0)
            $0.wait(.seconds(5))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
        },
        Row(
            "a conference that vanishes at its age without a word",
            {
                $0.maximumAge = .seconds(5)
                $0.endOrder = .endOnly
                $0.endWithoutStart = .suppress
            }
        ) {
            $0.up(0)
            $0.join(0, start: false)
            $0.wait(.seconds(5))
            $0.join(0, start: false, in: 1, size: 1)
        },
        Row("one that hangs up while it speaks, and leaves last", { $0.hangupOrder = .leaveLast }) {
            BrokenLaws.two(&$0)
            $0.event(.participantSpeechStart, 1)
            $0.state(1, .ending)
            $0.state(1, .ended)
            $0.event(.participantSpeechStop, 1)
            $0.goes(1)
        },
        Row("an end that is refused, as the conference has ended for its age", { $0.maximumAge = .seconds(5) }) {
            BrokenLaws.two(&$0)
            $0.wait(.seconds(5))
            let end = $0.send(.moderate(Shared(.end(BrokenLaws.room))))
            $0.goes(0)
            $0.goes(1)
            $0.end(.endedViaAPI, by: nil)
            $0.reply(Reply(.invalidArgument, ""), to: end)
        },
    ]
}
