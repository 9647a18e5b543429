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
        case dropChange, swapChange, dropModify, swapKick, acceptAll, coachAnother

        /// What the bend puts in the place of an output; nil where it is not one that it bends.
        func bent(_ output: ConferenceEngine.Output) -> [ConferenceEngine.Output]? {
            if case .reply(let session, let request, let reply) = output {
                switch self {
                case .doubleReply: return [output, output]
                case .acceptAll:
                    // What REST refuses.
                    let codes: [ReplyCode] = [.noSuchResource, .invalidArgument, .coachedNotHere]
                    return codes.contains(reply.code) ? [.reply(session, request, Reply(.accepted, ""))] : nil
                case _: return nil
                }
            }
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
            case (.dropChange, .conference(let event)): return event.status.opposite == nil ? nil : []
            case (.swapChange, .conference(let event)):
                return event.status.opposite.flatMap { opposite in changed { $0.status = opposite } }
            case (.dropModify, .conference(let event)): return event.status == .participantModify ? [] : nil
            case (.swapKick, .conference(let event)):
                return event.reasonEnded?.swapped.flatMap { swapped in changed { $0.reasonEnded = swapped } }
            case (.coachAnother, .conference(let event)):
                return event.callToCoach == nil ? nil : changed { $0.callToCoach = CallID(90) }
            case (.doubleState, .callState): return [output, output]
            case (.dropEnding, .callState(let event)): return event.state == .ending ? [] : nil
            case (_, .conference), (_, .callState), (_, .callDial), (_, .callReceive), (_, .callSendDigits),
                (_, .callStream),
                (_, .unknown):
                return nil
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
        for seed in 0..<4000 where bent < 40 {
            // One session, so that all is heard; the steps are those of the other random runs. Of quality and announcements
            // laws say too little for these bends.
            let steps = `Random runs`.Scene(seed: UInt64(seed), profile: .relay, isAlone: true, isSilent: true).steps
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
}

extension ConferenceStatus {
    /// The other one of a pair that sets and takes back a flag.
    fileprivate var opposite: ConferenceStatus? {
        switch self {
        case .participantMute: .participantUnmute
        case .participantUnmute: .participantMute
        case .participantHold: .participantUnhold
        case .participantUnhold: .participantHold
        case _: nil
        }
    }
}

extension ReasonEnded {
    /// Taken out instead of left, and the other way round.
    fileprivate var swapped: ReasonEnded? {
        switch self {
        case .lastParticipantLeft: .lastParticipantKicked
        case .lastParticipantKicked: .lastParticipantLeft
        case .enderLeft: .enderKicked
        case .enderKicked: .enderLeft
        case .endedViaAPI: nil
        }
    }
}
