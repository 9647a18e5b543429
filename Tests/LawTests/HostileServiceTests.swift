import Conferencing
import EngineScenes
import Execution
import Planning
import Testing

/// Nothing that a service says can break a book.
@Suite struct `A hostile service` {
    @Test(arguments: 0..<20) func `a book bears whatever it is told`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var scenes = RandomScenes(seed: seed)
        var book = LawBook(LawBook.Settings(profile: scenes.profile(), isAlone: seed.isMultiple(of: 2)))
        func pick<Element>(_ choices: [Element]) -> Element { choices[Int(generator.below(UInt64(choices.count)))] }
        let numbers: [Int32] = [0, 0, 0, 1, 1, 2, 3, -1, .min, .max, 1 << 25]
        var told = 0
        for entry in 0..<4000 {
            let call = CallID(pick(numbers))
            let conference = ConferenceID(pick(numbers))
            let event: ServiceEvent.Body
            switch generator.below(8) {
            case 0:
                event = .callState(
                    CallStateEvent(call: call, tag: nil, state: pick(CallState.allCases), direction: .inbound)
                )
            case 1:
                event = .callDial(
                    CallDialEvent(tag: CallTag(pick(numbers)), state: pick(DialState.allCases), winner: call)
                )
            case _:
                event = .conference(
                    ConferenceEvent(
                        pick(ConferenceStatus.allCases),
                        conference: conference,
                        name: pick(["", "room", "\u{0}"]),
                        region: pick(Region.allCases),
                        size: pick(numbers),
                        call: pick([nil, call]),
                        flags: pick([nil, MemberFlags(rawValue: UInt8(generator.below(256)))]),
                        callToCoach: pick([nil, call]),
                        reasonEnded: pick([nil] + ReasonEnded.allCases),
                        callEndingConference: pick([nil, call])
                    )
                )
            }
            let kind: TraceEntry.Kind
            switch generator.below(12) {
            case 0: kind = .reply(RequestID(pick(numbers)), Reply(pick([.accepted, .conflict]), "", call: call))
            case 1:
                let join = Command.join(call, Shared(JoinOptions(name: "room")))
                kind = .sent(RequestID(pick(numbers)), join, for: .call(CastIndex(0)))
            case 2 where entry.isMultiple(of: 50): kind = .connection(.lost("cut"))
            case _: kind = .event(ServiceEvent(timestamp: .start, event))
            }
            book.take(kind, at: Instant(nanoseconds: Int64(entry)), entry: entry)
            told += book.takeViolations().count
        }
        book.settle()
        #expect(told > 500)
    }
}
