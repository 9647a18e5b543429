package import ConferenceEngine
package import Conferencing
import JSONCodec

/// One input and how long after the one before it comes.
package struct Step: CustomStringConvertible, Sendable {
    package var delay: TimeSpan
    package var input: ConferenceEngine.Input

    package init(delay: TimeSpan, input: ConferenceEngine.Input) {
        self.delay = delay
        self.input = input
    }

    package var description: String {
        guard case .command(let session, _, .join(let call, let options)) = input else { return "+\(delay) \(input)" }
        let given = options.value.given.map { "\($0.name): \($0.value)" } + options.value.unchecked.map { "\($0)" }
        return "+\(delay) session \(session.index) joins call \(call.index) \(given.joined(separator: ", "))"
    }
}

/// Profiles and lists of inputs drawn from a seed.
package struct RandomScenes {
    private var generator: SeededGenerator
    /// How many calls and rooms the scene has: few, so that they get into each other's way.
    private let calls: UInt64
    private let rooms: [String]
    /// The options that were sent.
    private var sent: [Shared<JoinOptions>] = []

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        calls = 2 + generator.below(7)
        let all = ["room", "Room", " room", "q\u{307}\u{323}", "q\u{323}\u{307}", "other", ""]
        rooms = Array(all.prefix(1 + Int(generator.below(UInt64(all.count)))))
    }

    /// A profile with each knob drawn anew; about half of them stay as they are.
    package mutating func profile() -> Profile {
        var profile = Profile.relay
        draw(&profile.nameMatch)
        draw(&profile.nameMaximum)
        draw(&profile.replyFirst)
        draw(&profile.joinRequiresAnswer)
        draw(&profile.goneCode)
        draw(&profile.badParameter)
        draw(&profile.unknownParameter)
        draw(&profile.full)
        draw(&profile.limitCounts)
        draw(&profile.limitOwner)
        draw(&profile.rejoinSame)
        draw(&profile.joinOther)
        draw(&profile.startRule)
        draw(&profile.startLatch)
        draw(&profile.startBeforeJoin)
        draw(&profile.waitingTalk)
        draw(&profile.aloneAudio)
        draw(&profile.beepOwner)
        draw(&profile.beepHearsSelf)
        draw(&profile.beepWaiting)
        draw(&profile.holdHears)
        draw(&profile.coachNames)
        draw(&profile.badCoach)
        draw(&profile.coachWaiting)
        draw(&profile.orphanCoach)
        draw(&profile.coachBeeps)
        draw(&profile.kickCall)
        draw(&profile.noopEvents)
        draw(&profile.relayHold)
        if generator.chance(1, in: 10) { profile.restSeesRelay = false }
        draw(&profile.conflict)
        draw(&profile.leaveMismatch)
        draw(&profile.hangupOrder)
        draw(&profile.enders)
        draw(&profile.enderAlone)
        draw(&profile.endWithoutStart)
        draw(&profile.endOrder)
        draw(&profile.afterEnd)
        draw(&profile.fanout)
        draw(&profile.conferenceCallID)
        draw(&profile.maximumParticipantsRange)
        draw(&profile.dialingEvent)
        draw(&profile.endingOnFailure)
        draw(&profile.completedUpdateStatus)
        draw(&profile.participantAfterLeave)
        // Scenes last a second or two.
        if generator.chance(1, in: 4) {
            profile.nameReuse = pick([.after(.milliseconds(Int64(1 + generator.below(300)))), .refuseWhileEnding])
        }
        if generator.chance(1, in: 4) { profile.maximumAge = .milliseconds(Int64(1 + generator.below(2000))) }
        // A slow service leaves little time for anything else.
        if generator.chance(1, in: 10) { draw(&profile.dialRate) }
        return profile
    }

    /// Two or three sessions, some calls, and then whatever comes.
    package mutating func steps() -> [Step] {
        let sessions = 1 + generator.below(3)
        var steps = (0..<sessions).map { session in
            Step(
                delay: .zero,
                input: .connect(SessionID(Int32(session)), ProjectID(generator.chance(1, in: 6) ? 1 : 0))
            )
        }
        for call in 0..<calls where !generator.chance(1, in: 8) {
            steps.append(Step(delay: .zero, input: .command(session(), RequestID(0), .dial(dial(Int32(call))))))
        }
        steps.append(Step(delay: .milliseconds(100), input: .woke))
        for number in 0..<(10 + generator.below(40)) {
            let delay: TimeSpan = generator.chance(1, in: 8) ? .milliseconds(Int64(generator.below(400))) : .zero
            steps.append(Step(delay: delay, input: input(RequestID(Int32(number)))))
        }
        return steps
    }

    private mutating func input(_ request: RequestID) -> ConferenceEngine.Input {
        switch generator.below(26) {
        case 0: return .woke
        case 1: return .phone(session(), .hangUp(call()))
        case 2: return .command(session(), request, .end(call(), reason: pick(EndReason.allCases)))
        case 3: return .command(session(), request, .dial(dial(Int32(generator.below(calls)))))
        case 4:
            let tag = CallTag(Int32(generator.below(calls)))
            return .phone(session(), .prepare(tag, .answer(after: .milliseconds(Int64(generator.below(300)) - 20))))
        case 20: return .command(session(), request, generator.chance(1, in: 2) ? .hold(call()) : .unhold(call()))
        case 21...25: return .command(session(), request, .moderate(Shared(moderation())))
        case 5...8: return .command(session(), request, .leave(call(), ConferenceID(Int32(generator.below(6)) - 1)))
        case _: return .command(session(), request, .join(call(), join()))
        }
    }

    private mutating func moderation() -> ModerationRequest {
        let conference = ConferenceID(Int32(generator.below(6)) - 1)
        switch generator.below(8) {
        case 0: return .end(conference)
        case 1: return .remove(call(), from: conference)
        case _:
            var update = ParticipantUpdate()
            update.muted = maybe()
            update.hold = maybe()
            update.coaching = maybe()
            update.callToCoach = generator.chance(1, in: 2) ? call() : nil
            return .update(call(), in: conference, update)
        }
    }

    private mutating func session() -> SessionID {
        SessionID(generator.chance(1, in: 40) ? Int32(generator.below(9)) - 4 : Int32(generator.below(2)))
    }

    private mutating func call() -> CallID {
        CallID(generator.chance(1, in: 40) ? -1 : Int32(generator.below(calls + 1)))
    }

    private mutating func dial(_ tag: Int32) -> Shared<DialOptions> {
        let seconds: Int64? = generator.chance(1, in: 6) ? Int64(generator.below(3)) - 1 : nil
        return Shared(
            DialOptions(
                tag: CallTag(tag),
                tagText: "",
                to: generator.chance(1, in: 30) ? "" : "+1",
                maxDurationSeconds: seconds
            )
        )
    }

    /// Often the same options as once before, and then the very same object, as a plan's steps share it.
    private mutating func join() -> Shared<JoinOptions> {
        if !sent.isEmpty, generator.chance(1, in: 3) { return pick(sent) }
        let options = newJoin()
        sent.append(options)
        return options
    }

    private mutating func newJoin() -> Shared<JoinOptions> {
        var options = JoinOptions(name: pick(rooms))
        options.muted = maybe()
        options.startOnEnter = maybe()
        options.endOnExit = generator.chance(1, in: 3) ? true : maybe()
        options.beep = generator.chance(1, in: 2) ? pick(Beep.allCases) : nil
        options.maxParticipants = generator.chance(1, in: 4) ? Int64(generator.below(5)) : nil
        options.coach = generator.chance(1, in: 6) ? call() : nil
        options.region = generator.chance(1, in: 8) ? pick(Region.allCases) : nil
        if generator.chance(1, in: 12) {
            options.unchecked = [
                pick([
                    .init(name: "muted", value: true), .init(name: "muted", value: "true"),
                    .init(name: "max_participants", value: 3), .init(name: "max_participants", value: 0),
                    .init(name: "beep", value: true), .init(name: "record", value: "do-not-record"),
                    .init(name: "record", value: "true"), .init(name: "colour", value: "red"),
                ])
            ]
        }
        return Shared(options)
    }

    private mutating func maybe() -> Bool? { generator.chance(1, in: 2) ? generator.chance(1, in: 2) : nil }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(generator.below(UInt64(choices.count)))]
    }

    private mutating func draw<Value: CaseIterable>(_ knob: inout Value) {
        if generator.chance(1, in: 2) { knob = pick(Array(Value.allCases)) }
    }

    private mutating func draw(_ knob: inout Bool) {
        if generator.chance(1, in: 4) { knob.toggle() }
    }
}
