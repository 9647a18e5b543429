import ConferenceEngine
import Conferencing
import EngineScenes
import Testing

struct `Engine and model` {
    /// How many scenes are played; each is a profile and a list of inputs of its own.
    static let scenes = 6000

    @Test(arguments: 0..<8)
    func `whatever happens under whatever profile, the engine does what the naive model does`(part: Int) {
        for seed in stride(from: part, to: Self.scenes, by: 8) {
            var scenes = RandomScenes(seed: UInt64(seed))
            let profile = scenes.profile()
            let steps = scenes.steps()
            guard difference(profile, steps) != nil else { continue }
            let fewest = shrunk(steps) { difference(profile, $0) != nil }
            let inputs = fewest.map { "  \($0)" }.joined(separator: "\n")
            Issue.record("seed \(seed), \(profile.unusualKnobs)\n\(inputs)\n\(difference(profile, fewest) ?? "")")
            return
        }
    }

    @Test func `the scenes reach every status, every cause of an end and every code`() {
        var seen: Set<String> = []
        for seed in 0..<2000 {
            var scenes = RandomScenes(seed: UInt64(seed))
            var engine = ConferenceEngine(profile: scenes.profile())
            var now = Instant.start
            for step in scenes.steps() {
                now = now + step.delay
                for output in engine.feed(step.input, at: now) { seen.formUnion(marks(of: output)) }
            }
        }
        let statuses: [ConferenceStatus] = [
            .conferenceStart, .conferenceEnd, .participantJoin, .participantLeave, .participantMute, .participantUnmute,
            .participantModify, .participantHold, .participantUnhold,
        ]
        let expected =
            statuses.map(\.rawValue) + ReasonEnded.allCases.map(\.rawValue)
            + [
                "200", "400", "404", "409", "410", "-32003", "-32602", "beep enter", "beep exit", "max_duration",
                "decline", "204", "20404", "10000", "16002", "-32601",
            ]
        #expect(Set(expected).subtracting(seen).isEmpty)
    }

    private func marks(of output: ConferenceEngine.Output) -> [String] {
        switch output {
        case .reply(_, _, let reply): return [reply.code.text]
        case .beep(let sound): return ["beep " + sound.cause.rawValue]
        case .webhook: return ["webhook"]
        // The scenes have no streams.
        case .stream: return ["stream"]
        case .event(_, let event):
            switch event.body {
            case .conference(let event): return [event.status.rawValue, event.reasonEnded?.rawValue ?? ""]
            case .callState(let event): return [event.state.rawValue, event.endReason?.rawValue ?? ""]
            case .callDial(let event): return [event.state.rawValue]
            case .callStream(let event): return [event.status.word.rawValue]
            case .callReceive, .callSendDigits: return [event.type]
            case .unknown(let type, _): return [type]
            }
        }
    }

    @Test func `a shrunk list still fails, and nothing can be left out of it`() {
        let steps = (0..<40).map { Step(delay: .zero, input: .connect(SessionID($0), ProjectID(0))) }
        func holdsBoth(_ steps: [Step]) -> Bool {
            let sessions = steps.map { step -> Int32 in
                if case .connect(let session, _) = step.input { session.index } else { -1 }
            }
            return sessions.contains(7) && sessions.contains(31)
        }
        #expect(shrunk(steps, while: holdsBoth).count == 2)
    }

    /// Where engine and model part on a list of inputs; nil where they agree to the end.
    private func difference(_ profile: Profile, _ steps: [Step]) -> String? {
        var engine = ConferenceEngine(profile: profile, memory: .kept)
        var model = NaiveService(profile: profile)
        var now = Instant.start
        for (number, step) in steps.enumerated() {
            now = now + step.delay
            var outputs: [ConferenceEngine.Output] = []
            engine.handle(step.input, at: now, into: &outputs)
            let told = outputs.map(withoutWords)
            let expected = model.handle(step.input, at: now).map(withoutWords)
            if told != expected {
                return "input \(number): the engine says\n\(lines(told))\nand the model\n\(lines(expected))"
            }
            if engine.nextWakeup != model.nextWakeup {
                return
                    "input \(number): wakes at \(String(describing: engine.nextWakeup)), not \(String(describing: model.nextWakeup))"
            }
            for conference in -1...Int32(model.conferences.count) {
                let id = ConferenceID(conference)
                let (listed, expected) = (engine.listing(of: id), model.listing(of: id))
                if listed != expected {
                    return
                        "input \(number): conference \(conference)\n\(String(describing: listed))\nnot\n\(String(describing: expected))"
                }
            }
            if let difference = differenceInReading(engine, model) { return "input \(number): \(difference)" }
            for call in model.calls where engine.state(of: call.id) != call.state {
                return "input \(number): \(call) is \(String(describing: engine.state(of: call.id)))"
            }
        }
        return nil
    }

    /// Where engine and model part in what REST reads.
    private func differenceInReading(_ engine: ConferenceEngine, _ model: NaiveService) -> String? {
        for project in [ProjectID(0), ProjectID(1)] {
            let ids = (0..<Int32(model.conferences.count)).map { ConferenceID($0) }
            let all = ids.compactMap { model.read($0, by: project) }
            guard engine.conferences(of: project) == all else {
                return "conferences \(engine.conferences(of: project))\nnot \(all)"
            }
            for id in ids + [ConferenceID(-1)] {
                let listed = try? engine.participants(of: id, by: project)
                let expected = model.participants(of: id, by: project)
                guard listed == expected else {
                    return "participants \(String(describing: listed))\nnot \(String(describing: expected))"
                }
                for call in model.calls {
                    let read = try? engine.read(call.id, in: id, by: project)
                    let expected = model.read(call.id, in: id, by: project)
                    guard read == expected else {
                        return "read \(String(describing: read))\nnot \(String(describing: expected))"
                    }
                }
            }
        }
        return nil
    }

    private func lines(_ outputs: [ConferenceEngine.Output]) -> String {
        outputs.map { "    \($0)" }.joined(separator: "\n")
    }

    /// W67: the words of a reply are never compared.
    private func withoutWords(_ output: ConferenceEngine.Output) -> ConferenceEngine.Output {
        guard case .reply(let session, let request, var reply) = output else { return output }
        reply.message = ""
        return .reply(session, request, reply)
    }
}
