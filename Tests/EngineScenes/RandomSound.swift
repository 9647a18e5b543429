import ConferenceEngine
package import Conferencing

/// What can be heard in random scenes, drawn from a seed of its own: people who speak, recordings, announcements, streams.
package struct RandomSound {
    private var generator: SeededGenerator

    /// What announcements may be of, and how long that takes; nothing else can be fetched.
    package static let media: [String: Medium] = ["news": .audio(.milliseconds(900))]

    package init(seed: UInt64) { generator = SeededGenerator(seed: seed, stream: "sound") }

    /// The steps of a scene with sound in it; one of two scenes stays as it was.
    package mutating func added(to steps: [Step]) -> [Step] {
        guard generator.chance(1, in: 2) else { return steps }
        return steps.flatMap { step -> [Step] in
            var step = step
            if case .command(let session, let request, .join(let call, let options)) = step.input {
                step.input = .command(session, request, .join(call, Shared(sounding(options.value))))
            }
            guard generator.chance(1, in: 2) else { return [step] }
            let delay = generator.chance(1, in: 2) ? TimeSpan.zero : .milliseconds(Int64(generator.below(1500)))
            return [step, Step(delay: delay, input: input())]
        }
    }

    private mutating func sounding(_ options: JoinOptions) -> JoinOptions {
        var options = options
        if generator.chance(1, in: 2) { options.record = pick(RecordMode.allCases) }
        if generator.chance(1, in: 2) { options.trim = pick(TrimMode.allCases) }
        if generator.chance(1, in: 4) { options.emitCallQuality = true }
        if generator.chance(1, in: 3) { options.stream = stream() }
        return options
    }

    private mutating func input() -> ConferenceEngine.Input {
        let session = SessionID(Int32(generator.below(2)))
        let conference = ConferenceID(Int32(generator.below(5)))
        func moderate(_ request: ModerationRequest) -> ConferenceEngine.Input {
            .command(session, RequestID(0), .moderate(Shared(request)))
        }
        switch generator.below(12) {
        case 0...2:
            let duration: TimeSpan? = generator.chance(1, in: 3) ? nil : .milliseconds(Int64(generator.below(2000)))
            return .phone(session, .speak(call(), Utterance(for: duration)))
        case 3:
            guard generator.chance(1, in: 2) else { return .phone(session, .silence(call())) }
            return .phone(session, .press(call(), PressedKeys(pick(["5", "1w#", "**"]))))
        case 4, 5:
            let update = RecordingUpdate(pick(RecordingUpdate.Status.allCases), behavior: pick(PauseBehavior.allCases))
            return moderate(.updateRecording(of: conference, update))
        case 6: return moderate(.deleteRecording(of: conference))
        case 7:
            let one = generator.chance(1, in: 2) ? call() : nil
            return moderate(.announce(pick(["news", "nothing"]), to: one, in: conference))
        case 8:
            let request = StreamRequest(stream(), track: pick(StreamTrackOption.allCases))
            return moderate(.startStream(in: conference, Shared(request)))
        case 9:
            let reference = generator.chance(1, in: 2) ? StreamReference.name("taps") : .id(streamID())
            return moderate(.stopStream(reference, in: conference))
        case 10:
            var update = ParticipantUpdate()
            if generator.chance(1, in: 2) { update.waitURL = pick(["news", "nothing"]) }
            if generator.chance(1, in: 2) { update.holdURL = pick(["news", "nothing"]) }
            if generator.chance(1, in: 2) { update.hold = true }
            return moderate(.update(call(), in: conference, update))
        case _: return .stream(streamID(), signal())
        }
    }

    private mutating func signal() -> StreamSignal {
        switch generator.below(8) {
        case 0: .refused(status: 403)
        case 1: .unreachable
        case 2: .closed
        case 3: .said(.media(.milliseconds(Int64(generator.below(3000)))))
        case 4: .said(pick([.mark("done"), .clear, .malformed]))
        case _: .opened
        }
    }

    private mutating func stream() -> StreamOptions {
        var options = StreamOptions(url: "wss://a.example/audio")
        options.name = generator.chance(1, in: 2) ? "taps" : nil
        options.realtime = generator.chance(1, in: 3) ? true : nil
        return options
    }

    private mutating func streamID() -> StreamID { StreamID(Int32(generator.below(4))) }

    private mutating func call() -> CallID { CallID(Int32(generator.below(6))) }

    private mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int(generator.below(UInt64(choices.count)))]
    }
}
