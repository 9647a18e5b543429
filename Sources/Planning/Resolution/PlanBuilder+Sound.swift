import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    // MARK: - Recordings

    /// `recording: { pause: CONFERENCE, behavior: skip }`, or with `resume` or `stop`.
    mutating func recording(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'recording'", mustBe: "{ pause, resume or stop }") else {
            return nil
        }
        var said: (key: YAMLNode, status: RecordingUpdate.Status, room: RoomIndex?)?
        var behavior: (key: YAMLNode, value: PauseBehavior?)?
        let errors = findings.errorCount
        for (key, value) in entries {
            guard let word = verbKey(key, of: .recording, as: RecordingKey.self) else { continue }
            let status: RecordingUpdate.Status
            switch word {
            case .behavior:
                let type = ValueType.word(of: PauseBehavior.self)
                guard case .text(let text) = findings.value(value, "'behavior'", type) else { continue }
                behavior = (key, PauseBehavior(rawValue: text))
                continue
            case .pause: status = .paused
            case .resume: status = .inProgress
            case .stop: status = .stopped
            }
            guard let first = said else {
                said = (key, status, room(value, "'\(word.rawValue)'"))
                continue
            }
            // The reader has reported a key that stands there twice.
            guard first.key.text != key.text else { continue }
            findings.error(
                .conflictingKeys,
                "'\(key.text)' and '\(first.key.text)' are two requests; a step makes one",
                at: key
            )
        }
        guard let said else {
            if findings.errorCount == errors {
                findings.error(
                    .missingKey,
                    "'recording' says neither 'pause' nor 'resume' nor 'stop'",
                    at: step.keyRange,
                    in: step.value.document,
                    hints: ["write recording: { pause: CONFERENCE }"]
                )
            }
            return nil
        }
        if let behavior, said.status != .paused {
            findings.error(
                .conflictingKeys,
                "'behavior' says what a pause leaves in the file; it belongs to 'pause'",
                at: behavior.key
            )
        }
        guard findings.errorCount == errors, let room = said.room else { return nil }
        return .recording(room, RecordingUpdate(said.status, behavior: behavior?.value))
    }

    /// The states of a recording that an `assert` allows; within, nil is that there is none.
    mutating func recordingStates(_ node: YAMLNode) -> [RecordingStatus?]? {
        guard !node.isInvalid else { return nil }
        switch node.kind {
        case .scalar, .mapping: return recordingState(node).map { [$0] }
        case .sequence:
            guard let items = findings.list(node, "'recording'") else { return nil }
            let states = items.compactMap { recordingState($0) }
            return states.count == node.count ? states : nil
        }
    }

    private mutating func recordingState(_ node: YAMLNode) -> RecordingStatus?? {
        let words = RecordingStatus.allCases.map(\.rawValue) + NoRecordingWord.allCases.map(\.rawValue)
        guard case .text(let word) = findings.value(node, "'recording'", .word(words)) else { return nil }
        return .some(RecordingStatus(rawValue: word))
    }

    // MARK: - Announcements

    /// `announce: { call, url }`, or with `conference` in the place of `call`.
    mutating func announce(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'announce'", mustBe: "{ call or conference, url }") else {
            return nil
        }
        var members: [CastIndex]?
        var conference: RoomIndex?
        var address: String?
        var seen: Set<AnnounceKey> = []
        let errors = findings.errorCount
        for (key, value) in entries {
            guard let word = verbKey(key, of: .announce, as: AnnounceKey.self) else { continue }
            seen.insert(word)
            switch word {
            case .call: members = calls(value, "'call'")
            case .conference: conference = room(value, "'conference'")
            case .url:
                if case .text(let text) = findings.value(value, "'url'", .web) { address = text }
                continue
            }
            if seen.contains(.call), seen.contains(.conference) {
                findings.error(
                    .conflictingKeys,
                    "'call' and 'conference' both say who hears it; write one of them",
                    at: key
                )
            }
        }
        guard findings.errorCount == errors else { return nil }
        guard let address, seen.contains(.call) || seen.contains(.conference) else {
            findings.error(
                .missingKey,
                seen.contains(.url) ? "'announce' does not say who hears it" : "'announce' has no 'url'",
                at: step.keyRange,
                in: step.value.document,
                hints: ["write announce: { conference: ..., url: ... }, or with call"]
            )
            return nil
        }
        if let conference { return .announceToAll(conference, url: address) }
        return members.map { .announce($0, url: address) }
    }

    /// How long a step may take: an announcement longer by what it takes to be played.
    func within(_ step: Step, _ action: PlannedStep.Action) -> TimeSpan {
        switch action {
        case .announce(_, let url), .announceToAll(_, let url):
            return within(step) + (step.within == nil ? media[url]?.length ?? .zero : .zero)
        case .dial, .answer, .digits, .join, .leave, .hangUp, .moderate, .endConference, .recording, .stream, .speak,
            .silence, .press, .wait, .expect, .quiet, .assert, .fault, .block:
            return within(step)
        }
    }

    // MARK: - Speech

    /// `speak: alice`, or `speak: { call, for, tone }`, or `speak: { call, file }`.
    mutating func speak(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else { return bareCall(step).map { .speak($0, Utterance()) } }
        var members: [CastIndex]?
        var isSaid = false
        var utterance = Utterance()
        var file: (key: YAMLNode, file: SoundFile?)?
        var own: YAMLNode?
        let errors = findings.errorCount
        for (key, value) in entries {
            switch verbKey(key, of: .speak, as: SpeakKey.self) {
            case nil: continue
            case .call:
                isSaid = true
                members = calls(value, "'call'")
            case .for:
                own = key
                utterance.duration = findings.duration(value, "'for'", mayBeZero: false)
            case .tone:
                own = key
                guard case .integer(let hertz) = findings.value(value, "'tone'", PlanBuilder.toneType) else { continue }
                utterance.toneHertz = hertz
            case .file: file = (key, soundFile(value, "'file'"))
            }
        }
        if let file, let own {
            findings.error(
                .conflictingKeys,
                "'file' is all that is said, and takes as long as it does; '\(own.text)' does not go with it",
                at: file.key
            )
        }
        if let said = file?.file {
            utterance.duration = said.length
            utterance.stretches = said.stretches
        }
        if !isSaid { refuseMissingCall(step, SpeakKey.call) }
        return findings.errorCount == errors ? members.map { .speak($0, utterance) } : nil
    }

    /// What a telephone carries.
    private static let toneType = ValueType.integer(minimum: 20, maximum: 3999)

    /// `silence: alice`, or `silence: { call, for }`.
    mutating func silence(_ step: Step) -> PlannedStep.Action? {
        guard let entries = commandMapping(step) else { return bareCall(step).map { .silence($0, for: nil) } }
        var members: [CastIndex]?
        var isSaid = false
        var duration: TimeSpan?
        let errors = findings.errorCount
        for (key, value) in entries {
            switch verbKey(key, of: .silence, as: SilenceKey.self) {
            case nil: continue
            case .call:
                isSaid = true
                members = calls(value, "'call'")
            case .for: duration = findings.duration(value, "'for'", mayBeZero: false)
            }
        }
        if !isSaid { refuseMissingCall(step, SilenceKey.call) }
        return findings.errorCount == errors ? members.map { .silence($0, for: duration) } : nil
    }
}
