import ConferenceEngine
import Conferencing
import EngineScenes
import Execution
import Planning

/// An engine with a book for each of its sessions: what happens is told to the book of whoever hears of it.
struct Bystander {
    /// Changes what the engine says before anybody hears it.
    typealias Bend = (inout [ConferenceEngine.Output]) -> Void

    private var engine: ConferenceEngine
    private var books: [SessionID: LawBook] = [:]
    private let profile: Profile
    private let isAlone: Bool
    private let bend: Bend?
    private var now = Instant.start
    private var entry = 0
    private(set) var violations: [LawViolation] = []
    /// Everything that was heard, for a report.
    private(set) var story: [String] = []

    /// `rule` is one that the engine is to be wrong in, while the books go by the profile as it is.
    init(profile: Profile, isAlone: Bool, bend: Bend? = nil, rule: RuleID? = nil) {
        engine = ConferenceEngine(profile: profile, beeps: .untold, bend: rule)
        engine.media = RandomSound.media
        self.profile = profile
        self.isAlone = isAlone
        self.bend = bend
    }

    /// Plays steps to their end and settles; stops at the first violation, and returns how many steps there were then.
    mutating func play(_ steps: [Step]) -> Int {
        for (number, step) in steps.enumerated() {
            now = now + step.delay
            give(step.input, RequestID(Int32(number)))
            if !violations.isEmpty { return number + 1 }
        }
        // What the engine still has to say is a matter of seconds.
        while let due = engine.nextWakeup, due < now + .seconds(10) {
            now = due
            give(.woke, RequestID(-1))
        }
        for session in books.keys.sorted() {
            books[session]?.settle()
            violations += books[session]?.takeViolations() ?? []
        }
        return steps.count
    }

    /// Gives the engine an input; a command has a number of its own, whatever the step says.
    private mutating func give(_ input: ConferenceEngine.Input, _ request: RequestID) {
        var input = input
        if case .command(let session, _, let command) = input {
            let aimed = aimed(command, request)
            input = .command(session, request, aimed)
            tell(session, .sent(request, aimed, for: .call(CastIndex(0))))
        }
        var outputs: [ConferenceEngine.Output] = []
        engine.handle(input, at: now, into: &outputs)
        bend?(&outputs)
        for output in outputs {
            switch output {
            case .reply(let session, let request, let reply): tell(session, .reply(request, reply))
            case .event(let session, let event): tell(session, .event(event))
            case .beep, .webhook, .stream: break
            }
        }
    }

    /// Aims two of three requests at a member of a conference that is up, so that more than a few can be carried out.
    private func aimed(_ command: Command, _ request: RequestID) -> Command {
        guard !request.number.isMultiple(of: 3) else { return command }
        var up: [ConferenceListing] = []
        while let listing = engine.listing(of: ConferenceID(Int32(up.count))) { up.append(listing) }
        up.removeAll { $0.members.isEmpty }
        guard !up.isEmpty else { return command }
        let listing = up[Int(request.number) % up.count]
        let conference = listing.conference
        func member(_ call: CallID) -> CallID {
            listing.members[Int(call.index.magnitude) % listing.members.count].call
        }
        switch command {
        case .dial, .end, .join, .answer, .pass, .disconnect, .sendDigits: return command
        case .leave(let call, _): return .leave(member(call), conference)
        case .hold(let call): return .hold(member(call))
        case .unhold(let call): return .unhold(member(call))
        case .moderate(let moderation):
            switch moderation.value {
            case .end: return .moderate(Shared(.end(conference)))
            case .remove(let call, _): return .moderate(Shared(.remove(member(call), from: conference)))
            case .announce(let url, let call, _):
                return .moderate(Shared(.announce(url, to: call.map(member), in: conference)))
            case .updateRecording(_, let update):
                return .moderate(Shared(.updateRecording(of: conference, update)))
            case .deleteRecording: return .moderate(Shared(.deleteRecording(of: conference)))
            case .startStream(_, let stream): return .moderate(Shared(.startStream(in: conference, stream)))
            case .stopStream(let reference, _): return .moderate(Shared(.stopStream(reference, in: conference)))
            case .update(let call, _, var update):
                update.callToCoach = update.callToCoach.map(member)
                return .moderate(Shared(.update(member(call), in: conference, update)))
            }
        }
    }

    private mutating func tell(_ session: SessionID, _ kind: TraceEntry.Kind) {
        story.append("\(entry): session \(session.index) \(Bystander.text(of: kind))")
        books[session, default: LawBook(LawBook.Settings(profile: profile, isAlone: isAlone))]
            .take(kind, at: now, entry: entry)
        violations += books[session]?.takeViolations() ?? []
        entry += 1
    }
}

extension Bystander {
    /// What was sent or heard, in a line that a person can read.
    static func text(of kind: TraceEntry.Kind) -> String {
        switch kind {
        case .sent(let request, .join(let call, let options), _):
            let given = options.value.given.map { "\($0.name) \($0.value)" } + options.value.unchecked.map { "\($0)" }
            return "-> #\(request.number) join call \(call.index) \(given.joined(separator: ", "))"
        case .sent(let request, let command, _):
            return "-> #\(request.number) \(command.method) \(command.call.map { "call \($0.index)" } ?? "")"
        case .reply(let request, let reply):
            return "<- #\(request.number) \(reply.code.text) \(reply.conference.map { "conference \($0.index)" } ?? "")"
        case .event(let event):
            switch event.body {
            case .conference(let event):
                let ending = [event.reasonEnded?.rawValue, event.callEndingConference.map { "by call \($0.index)" }]
                return "<- \(event.status.rawValue) of conference \(event.conference.index)"
                    + (event.call.map { " call \($0.index)" } ?? "") + " size \(event.size)"
                    + (event.flags.map { " flags \($0.rawValue)" } ?? "") + " " + event.region.rawValue + " "
                    + ending.compactMap(\.self).joined(separator: " ")
            case .callState(let event): return "<- call \(event.call.index) \(event.state.rawValue)"
            case .callDial(let event): return "<- dial of \(event.tag.index) \(event.state.rawValue)"
            case .callReceive(let event): return "<- call \(event.call.index) offered"
            case .callStream(let event): return "<- stream \(event.stream.index) \(event.status.word.rawValue)"
            case .callSendDigits(let event): return "<- call \(event.call.index) has sent digits"
            case .unknown(let type, _): return "<- " + type
            }
        case _: return "\(kind)"
        }
    }
}

extension LawViolation {
    /// The law and the sentence, with calls by their numbers.
    var text: String {
        let words = sentence.pieces.map { piece in
            switch piece {
            case .words(let words): words
            case .call(let call): "call \(call.index)"
            case .text(let text): "'\(text)'"
            }
        }
        return "\(law.rawValue): \(words.joined()) [\(entries.map(String.init).joined(separator: ", "))]"
    }
}
