import ConferenceEngine
import Conferencing
import EngineScenes
import JSONCodec
import Testing

/// Inputs that nobody in his right mind sends: numbers out of every range, texts of every kind, in every order.
struct `Hostile inputs` {
    @Test(arguments: 0..<16)
    func `any input gets at most its reply and never breaks the engine`(seed: UInt64) {
        var chaos = Chaos(generator: SeededGenerator(seed: seed))
        var scenes = RandomScenes(seed: seed)
        var engine = ConferenceEngine(profile: scenes.profile(), beeps: seed.isMultiple(of: 2) ? .told : .untold)
        engine.feed(.connect(SessionID(0), ProjectID(.min)), at: .start)
        engine.feed(.connect(SessionID(1), ProjectID(.max)), at: .start)
        var events = 0
        for _ in 0..<3000 {
            let input = chaos.input()
            let outputs = engine.feed(input, at: chaos.instant())
            let replies = outputs.filter { if case .reply = $0 { true } else { false } }
            events += outputs.count - replies.count
            if case .command = input {
                #expect(replies.count == 1)
            } else {
                #expect(replies.isEmpty)
            }
            _ = engine.listing(of: ConferenceID(chaos.number()))
            _ = engine.hearing(of: CallID(chaos.number()))
            _ = engine.isUp(CallID(chaos.number()))
            _ = engine.conference(of: CallID(chaos.number()))
        }
        #expect(events > 500)
    }

    @Test func `sessions come in order, once`() {
        var engine = ConferenceEngine(profile: .relay)
        for session: Int32 in [5, -1, .max, .min, 1] {
            engine.feed(.connect(SessionID(session), ProjectID(0)), at: .start)
        }
        let dial = Command.dial(Shared(DialOptions(tag: CallTag(0), tagText: "", to: "+1")))
        for session: Int32 in [0, 1, 5, -1, .max, .min] {
            let outputs = engine.feed(.command(SessionID(session), RequestID(0), dial), at: .start)
            #expect(outputs.count == 1)
        }
        engine.feed(.connect(SessionID(0), ProjectID(0)), at: .start)
        // Connecting again changes nothing, not even the project.
        engine.feed(.connect(SessionID(0), ProjectID(1)), at: .start)
        engine.feed(.connect(SessionID(1), ProjectID(0)), at: .start)
        #expect(engine.feed(.command(SessionID(0), RequestID(0), dial), at: .start).count == 4)
        let end = Command.end(CallID(0), reason: .hangup)
        #expect(engine.feed(.command(SessionID(1), RequestID(0), end), at: .start).first == conflict)
    }

    private var conflict: ConferenceEngine.Output {
        .reply(SessionID(1), RequestID(0), Reply(.conflict, "Call is controlled by another client"))
    }

    @Test func `a phone that another session dialled is not to be hung up`() {
        var script = Script()
        script.connect("two")
        script.up("alice")
        #expect(script.hangUp("alice", session: "two") == [])
        #expect(script.engine.isUp(script.names.call("alice")))
    }

    @Test func `an end of time is not waited for`() {
        var script = Script()
        script.dial("alice", maxDuration: .max)
        script.wait(.seconds(1))
        #expect(script.engine.state(of: script.names.call("alice")) == .answered)
        #expect(script.engine.nextWakeup == nil)
    }
}

extension ConferenceEngine {
    @discardableResult
    mutating func feed(_ input: Input, at now: Instant) -> [Output] {
        var outputs: [Output] = []
        handle(input, at: now, into: &outputs)
        return outputs
    }
}

/// Draws inputs without any sense.
private struct Chaos {
    var generator: SeededGenerator
    private var last = Instant.start

    init(generator: SeededGenerator) { self.generator = generator }

    mutating func input() -> ConferenceEngine.Input {
        switch generator.below(19) {
        case 0: .connect(SessionID(number()), ProjectID(number()))
        case 1: .woke
        case 2: .phone(session(), .prepare(CallTag(number()), .answer(after: TimeSpan(nanoseconds: wide()))))
        case 3:
            generator.chance(1, in: 2)
                ? .phone(session(), .hangUp(CallID(number())))
                : .phone(
                    session(),
                    .press(
                        CallID(number()),
                        PressedKeys(pick(["1", "wW", "", "9D"]), tone: TimeSpan(nanoseconds: wide()))
                    )
                )
        case 4, 5: .command(session(), RequestID(number()), .dial(Shared(dial())))
        case 6: .command(session(), RequestID(number()), .end(CallID(number()), reason: pick(EndReason.allCases)))
        case 12:
            .webhookAnswered(
                WebhookID(number()),
                attempt: number(),
                generator.chance(1, in: 2) ? .failed : .answered(200)
            )
        case 18: .contexts(session(), [text(), "office"])
        case 13: .phone(session(), .ring(Shared(IncomingCall(context: "office", device: device()))))
        case 14: .phone(session(), .prepareNumber(text(), pick([.busy, .noAnswer, .decline, .standard])))
        case 15:
            .command(
                session(),
                RequestID(number()),
                .answer(CallID(number()), Shared(AnswerOptions(codecs: [text()], maxDurationSeconds: wide())))
            )
        case 16: .command(session(), RequestID(number()), .pass(CallID(number())))
        case 17:
            .command(
                session(),
                RequestID(number()),
                .sendDigits(CallID(number()), Shared(DigitsOptions(control: text(), digits: pick(["1", "wW", ""]))))
            )
        case 7, 8: .command(session(), RequestID(number()), .leave(CallID(number()), ConferenceID(number())))
        case _: .command(session(), RequestID(number()), .join(CallID(number()), Shared(join())))
        }
    }

    mutating func number() -> Int32 {
        generator.chance(3, in: 4)
            ? Int32(generator.below(6)) : pick([.min, .max, -1, 1 << 20, Int32(truncatingIfNeeded: generator.next())])
    }

    /// Mostly a little later; now and then long ago, and once in a while so late that time is at its end.
    mutating func instant() -> Instant {
        if generator.chance(1, in: 1000) { return Instant(nanoseconds: wide()) }
        if generator.chance(1, in: 20) { return Instant(nanoseconds: last.nanoseconds / 2 - 1) }
        last = last + .milliseconds(Int64(generator.below(60)))
        return last
    }

    private mutating func session() -> SessionID { SessionID(generator.chance(7, in: 8) ? 0 : number()) }

    private mutating func wide() -> Int64 {
        generator.chance(3, in: 4)
            ? Int64(generator.below(2_000_000_000))
            : pick([.min, .max, -1, .max - 1, Int64(bitPattern: generator.next())])
    }

    private mutating func device() -> DialOptions.Device {
        DialOptions.Device(
            pick(DeviceKind.allCases),
            to: text(),
            from: text(),
            timeoutSeconds: generator.chance(1, in: 2) ? wide() : nil
        )
    }

    private mutating func dial() -> DialOptions {
        var options = plainDial()
        if generator.chance(1, in: 4) { options.more = [[device()], [device(), device()], []] }
        return options
    }

    private mutating func plainDial() -> DialOptions {
        DialOptions(
            tag: CallTag(number()),
            tagText: text(),
            device: pick(DeviceKind.allCases),
            to: text(),
            from: text(),
            headers: [.init(name: text(), value: text())],
            maxDurationSeconds: generator.chance(1, in: 2) ? wide() : nil
        )
    }

    private mutating func join() -> JoinOptions {
        var options = JoinOptions(name: text())
        options.muted = generator.chance(1, in: 2)
        options.startOnEnter = generator.chance(1, in: 2)
        options.endOnExit = generator.chance(1, in: 8)
        options.beep = pick(Beep.allCases)
        options.maxParticipants = generator.chance(1, in: 3) ? wide() : nil
        options.waitURL = text()
        if generator.chance(1, in: 3) {
            options.statusCallback = text()
            options.statusCallbackEvents = ConferenceCallbackWord.allCases
            options.statusCallbackEventType = pick(CallbackFormat.allCases)
        }
        options.coach = CallID(number())
        for _ in 0..<generator.below(3) {
            let names = JoinOptions.Key.allCases.map(\.rawValue) + ["swml", "", "node_id", "a\u{0}b"]
            options.unchecked.append(.init(name: pick(names), value: json(depth: 3)))
        }
        return options
    }

    private mutating func json(depth: Int) -> JSONValue {
        switch generator.below(depth > 0 ? 8 : 6) {
        case 0: .null
        case 1: .bool(generator.chance(1, in: 2))
        case 2: .number(JSONNumber(wide()))
        case 3:
            .number(JSONNumber(pick(["1e999999999", "-0", "0.5", "123456789012345678901234567890"])) ?? JSONNumber(0))
        case 4, 5: .string(text())
        case 6: .array([json(depth: depth - 1), json(depth: depth - 1)])
        case _: object(depth: depth)
        }
    }

    private mutating func object(depth: Int) -> JSONValue {
        var object = JSONObject()
        for _ in 0..<generator.below(5) {
            object.append(pick(["url", "name", "codec", "custom_parameters", "x", ""]), json(depth: depth - 1))
        }
        return .object(object)
    }

    private mutating func text() -> String {
        pick([
            "", " ", "room", "room", "room", "Room", "\u{0}", "wss://a.example/", "https://", "true", "onEnter",
            String(repeating: "x", count: 64), String(repeating: "\u{1F468}\u{200D}\u{1F469}", count: 20),
            "e\u{301}\u{302}\u{303}", "\u{202E}moor", "'; DROP TABLE conferences; --", "\u{FEFF}room", "PCMU@40i",
        ])
    }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(generator.below(UInt64(choices.count)))]
    }
}
