import ConferenceEngine
import Conferencing
import EngineScenes
import Execution
import Testing

/// The engine itself, bent in one output of a random run: a book says so.
@Suite struct `A bent engine` {
    /// What becomes of one of the engine's outputs.
    enum Bend: CaseIterable {
        case doubleEvent, countOneMore, dropStart, dropEnd, dropLeave, renameConference, doubleState, dropEnding
        case doubleReply, otherReason, forgetFlags, nameNobody

        /// What the bend puts in the place of an output; nil where it is not one that it bends.
        func bent(_ output: ConferenceEngine.Output) -> [ConferenceEngine.Output]? {
            if case .reply = output { return self == .doubleReply ? [output, output] : nil }
            guard case .event(let session, let event) = output else { return nil }
            func changed(_ change: (inout ConferenceEvent) -> Void) -> [ConferenceEngine.Output]? {
                guard case .conference(var conference) = event.body else { return nil }
                change(&conference)
                return [.event(session, ServiceEvent(timestamp: event.timestamp, .conference(conference)))]
            }
            switch (self, event.body) {
            case (.doubleEvent, .conference): return [output, output]
            case (.countOneMore, .conference): return changed { $0.size += 1 }
            case (.renameConference, .conference(let event)):
                // The first event of a lifetime is what its name is known by, beside the join that asked for it.
                return event.status == .participantJoin ? nil : changed { $0.name += "!" }
            case (.dropStart, .conference(let event)): return event.status == .conferenceStart ? [] : nil
            case (.dropEnd, .conference(let event)): return event.status == .conferenceEnd ? [] : nil
            case (.dropLeave, .conference(let event)): return event.status == .participantLeave ? [] : nil
            case (.otherReason, .conference(let event)):
                guard event.status == .conferenceEnd else { return nil }
                let isEnder = event.reasonEnded == .enderLeft
                return changed { $0.reasonEnded = isEnder ? .lastParticipantLeft : .enderLeft }
            case (.forgetFlags, .conference(let event)):
                guard event.status == .participantLeave, event.flags != [] else { return nil }
                return changed { $0.flags = [] }
            case (.nameNobody, .conference(let event)):
                return event.status.isOfParticipant ? changed { $0.call = nil } : nil
            case (.doubleState, .callState): return [output, output]
            case (.dropEnding, .callState(let event)): return event.state == .ending ? [] : nil
            case (_, .conference), (_, .callState), (_, .callDial), (_, .unknown): return nil
            }
        }
    }

    /// Bends the output of that number among those that a bend can bend.
    final class Once {
        private var left: Int
        private(set) var hasBent = false
        private let bend: Bend

        init(_ bend: Bend, _ number: Int) {
            self.bend = bend
            left = number
        }

        func apply(_ outputs: inout [ConferenceEngine.Output]) {
            outputs = outputs.flatMap { output in
                guard !hasBent, let bent = bend.bent(output) else { return [output] }
                left -= 1
                guard left < 0 else { return [output] }
                hasBent = true
                return bent
            }
        }
    }

    @Test(arguments: Bend.allCases) func `whatever it is bent in, a law is broken`(_ bend: Bend) {
        var bent = 0
        for seed in 0..<300 {
            // One session, so that all is heard; the steps are those of the other random runs.
            let steps = Scenes.alone(seed: UInt64(seed))
            let once = Once(bend, seed % 7)
            var bystander = Bystander(profile: .relay, isAlone: true, bend: once.apply)
            _ = bystander.play(steps)
            guard once.hasBent else { continue }
            bent += 1
            guard bystander.violations.isEmpty else { continue }
            Issue.record("seed \(seed): nothing is said\n\(bystander.story.joined(separator: "\n"))")
            return
        }
        #expect(bent > 20)
    }

    enum Scenes {
        /// A scene of which only the first session is connected, and does what all do.
        static func alone(seed: UInt64) -> [Step] {
            var scenes = RandomScenes(seed: seed)
            _ = scenes.profile()
            return scenes.steps().compactMap { step in
                var step = step
                switch step.input {
                case .connect(let session, _): return session.index == 0 ? step : nil
                case .command(_, let request, let command):
                    step.input = .command(SessionID(0), request, command)
                case .phone(_, let action): step.input = .phone(SessionID(0), action)
                case .woke: break
                }
                return step
            }
        }
    }
}
