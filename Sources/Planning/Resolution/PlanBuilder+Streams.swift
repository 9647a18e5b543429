import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `stream: { start: standup, url: ... }`, `{ stop: taps }`, `{ send: taps, mark: done }`, `{ close: taps }`.
    mutating func stream(_ step: Step) -> PlannedStep.Action? {
        guard let entries = findings.mapping(step.value, "'stream'", mustBe: step.verb.term.shape) else { return nil }
        var seen: [StreamVerbKey: YAMLNode] = [:]
        for (key, value) in entries where !key.isInvalid {
            if let word = StreamVerbKey.table.word(key) {
                seen[word] = value
            } else if StreamParameters.named(key.text) == nil, !isModifier(key, in: .stream) {
                let names = StreamVerbKey.allCases.map(\.rawValue) + StreamParameters.all.map(\.name)
                findings.unknownKey(key, StreamVerbKey.noun, nearest: Guess.name(for: key.text, among: names))
            }
        }
        let acts = [StreamVerbKey.start, .stop, .send, .close].filter { seen[$0] != nil }
        guard let act = acts.first, acts.count == 1 else {
            findings.error(
                acts.isEmpty ? .missingKey : .conflictingKeys,
                "'stream' must have one of start, stop, send and close",
                at: step.keyRange,
                in: step.value.document
            )
            return nil
        }
        guard isInPlace(entries, beside: act), let value = seen[act] else { return nil }
        switch act {
        case .start: return startOfStream(step, value, entries, track: seen[.track])
        case .stop:
            let named = seen[.conference]
            let place = named.map { room($0, "'conference'") } ?? onlyRoom(at: step.value, .stream)
            guard let name = mentionedStream(value, "'stop'"), let place else { return nil }
            return .stream(.stop(name, place))
        case .send:
            refuseRefusal(of: step)
            streamUse = streamUse ?? step.keyRange
            guard let name = mentionedStream(value, "'send'"), let message = endpointMessage(step, seen) else {
                return nil
            }
            return .stream(.endpoint(name, .say(message)))
        case .close:
            refuseRefusal(of: step)
            streamUse = streamUse ?? step.keyRange
            return mentionedStream(value, "'close'").map { .stream(.endpoint($0, .close)) }
        case .conference, .track, .audio, .mark, .clear, .malformed: return nil
        }
    }

    /// What an endpoint does is no command.
    private mutating func refuseRefusal(of step: Step) {
        guard let refusal = step.refusal else { return }
        findings.error(
            .misplacedKey,
            "'expect_error' cannot stand here: an endpoint sends no command that could be refused",
            at: refusal.range,
            in: step.value.document
        )
    }

    /// Whether every key goes with what the step does.
    private mutating func isInPlace(_ entries: YAMLNode.Entries, beside act: StreamVerbKey) -> Bool {
        let errors = findings.errorCount
        for (key, _) in entries where !key.isInvalid {
            let belongs: Bool
            switch StreamVerbKey.table.word(key) {
            case .start, .stop, .send, .close: belongs = true
            case .conference: belongs = act == .stop
            case .track: belongs = act == .start
            case .audio, .mark, .clear, .malformed: belongs = act == .send
            case nil: belongs = act == .start || StreamParameters.named(key.text) == nil
            }
            guard !belongs else { continue }
            findings.error(
                .conflictingKeys,
                "\(quote(key.text)) has no meaning beside '\(act.rawValue)'",
                at: key
            )
        }
        return findings.errorCount == errors
    }

    private mutating func startOfStream(
        _ step: Step,
        _ value: YAMLNode,
        _ entries: YAMLNode.Entries,
        track: YAMLNode?
    ) -> PlannedStep.Action? {
        let room = room(value, "'start'")
        var option = StreamTrackOption.both
        if let track {
            guard case .text(let word) = findings.value(track, "'track'", .word(of: StreamTrackOption.self)) else {
                return nil
            }
            option = StreamTrackOption(rawValue: word) ?? .both
        }
        guard let (members, late) = streamMembers(entries, of: step.value, "'stream'"), let room else { return nil }
        var options = StreamOptions.blank
        for member in members { _ = options.set(member.name, to: member.value) }
        if let name = options.name { streamNames.insert(name) }
        return .stream(.start(room, StreamStep.StreamStart(StreamRequest(options, track: option), late: late)))
    }

    private mutating func endpointMessage(_ step: Step, _ seen: [StreamVerbKey: YAMLNode]) -> EndpointMessage? {
        let said = [StreamVerbKey.audio, .mark, .clear, .malformed].filter { seen[$0] != nil }
        guard let word = said.first, said.count == 1, let value = seen[word] else {
            findings.error(
                said.isEmpty ? .missingKey : .conflictingKeys,
                "'send' must stand with one of audio, mark, clear and malformed",
                at: step.keyRange,
                in: step.value.document
            )
            return nil
        }
        switch word {
        case .audio: return findings.duration(value, "'audio'", mayBeZero: false).map { .media($0) }
        case .mark: return findings.textWithoutReferences(value, "'mark'").map { .mark($0) }
        case .clear: return isTrue(value, "'clear'") ? .clear : nil
        case .malformed: return isTrue(value, "'malformed'") ? .malformed : nil
        case .start, .stop, .send, .close, .conference, .track: return nil
        }
    }

    private mutating func isTrue(_ node: YAMLNode, _ subject: String) -> Bool {
        guard case .boolean(let flag) = findings.value(node, subject, .boolean) else { return false }
        if !flag { findings.error(.notAllowed, "\(subject) must be true; leave it out otherwise", at: node) }
        return flag
    }

    // MARK: - Options of a stream

    /// The members of a stream's options; of those that the run fills in, also the text.
    mutating func streamMembers(
        _ entries: YAMLNode.Entries,
        of node: YAMLNode,
        _ subject: String
    ) -> (members: [FieldValue.Member], late: [JoinPlan.LateOption])? {
        let errors = findings.errorCount
        var members: [FieldValue.Member] = []
        var late: [JoinPlan.LateOption] = []
        var seen: Set<String> = []
        for (key, value) in entries where !key.isInvalid {
            guard let parameter = StreamParameters.named(key.text) else { continue }
            seen.insert(parameter.name)
            if parameter.isSecret { noteSecret(parameter, key, value) }
            if let member = member(parameter, value, &late) { members.append(member) }
        }
        for parameter in StreamParameters.all where parameter.isRequired && !seen.contains(parameter.name) {
            findings.error(.missingKey, "\(subject) has no '\(parameter.name)'", at: node)
        }
        guard findings.errorCount == errors else { return nil }
        for case .text(let name) in members.filter({ $0.name == StreamOptions.Key.name.rawValue }).map(\.value) {
            streamNames.insert(name)
        }
        return (members, late)
    }

    private mutating func member(
        _ parameter: Parameter,
        _ value: YAMLNode,
        _ late: inout [JoinPlan.LateOption]
    ) -> FieldValue.Member? {
        let subject = "'\(parameter.name)'"
        // What is written out is sent as it stands, for the service to judge.
        if let literal = value.literalValue, case .url = parameter.type {
            return findings.plainText(literal, "a literal").map { FieldValue.Member(parameter.name, .text($0)) }
        }
        switch parameter.type {
        case .texts:
            guard let entries = findings.mapping(value, subject, mustBe: "a mapping of texts") else { return nil }
            var texts: [FieldValue.Member] = []
            for (key, value) in entries where !key.isInvalid {
                let path = [parameter.name, key.text]
                guard let text = streamText(value, "an entry of \(subject)", .text(), path, &late) else { continue }
                texts.append(FieldValue.Member(key.text, text))
            }
            return FieldValue.Member(parameter.name, .object(texts))
        case .text, .url:
            return streamText(value, subject, parameter.type, [parameter.name], &late)
                .map { FieldValue.Member(parameter.name, $0) }
        case .boolean, .integer, .number, .word, .words, .call, .conference, .codec, .object:
            return findings.value(value, subject, parameter.type).map { FieldValue.Member(parameter.name, $0) }
        }
    }

    /// A text that may hold references; of one that does, an empty text stands in its place until the run fills it in.
    private mutating func streamText(
        _ value: YAMLNode,
        _ subject: String,
        _ type: ValueType,
        _ path: [String],
        _ late: inout [JoinPlan.LateOption]
    ) -> FieldValue? {
        guard value.isScalar, !value.isInvalid, value.mayHoldReference else {
            return findings.value(value, subject, type)
        }
        guard let text = plannedText(value) else { return nil }
        guard text.literal == nil else { return findings.value(value, subject, type) }
        let name = JoinOptions.Key.stream.rawValue
        late.append(JoinPlan.LateOption(name: name, path: path, text: text, range: value.range))
        return .text("")
    }

    /// A secret that stands in the file is doubtful, and is kept out of all that is shown.
    mutating func noteSecret(_ parameter: Parameter, _ key: YAMLNode, _ value: YAMLNode) {
        guard value.isScalar, !value.isInvalid, !value.isNull, !value.mayHoldReference else { return }
        let text = value.text
        secretPlaces.append(value.place)
        // What was filled in stands somewhere else, and perhaps more than once.
        let isFilledIn = !value.document.source.text(of: value.range).contains(text)
        if isFilledIn, !literalSecrets.contains(text) {
            for source in [scenario.document.source, value.document.source] { secretPlaces += source.places(of: text) }
        }
        literalSecrets.append(text)
        findings.warn(
            .literalSecret,
            "'\(parameter.name)' is a secret, and this one stands in the file for everybody to read",
            at: key,
            hints: ["declare it under 'secrets', and write $(secret.NAME)"]
        )
    }

    // MARK: - Names

    /// The name of a stream that some step attaches; whether one does is looked at when all steps are known.
    mutating func mentionedStream(_ node: YAMLNode, _ subject: String) -> String? {
        guard let name = findings.textWithoutReferences(node, subject) else { return nil }
        streamMentions.append((name, node))
        return name
    }

    /// Takes in the names that no step gives to a stream.
    mutating func checkStreamNames() {
        for (name, node) in streamMentions where !streamNames.contains(name) {
            findings.error(
                .unknownStream,
                "no step attaches a stream called \(quote(name))",
                at: node,
                hints: Guess.name(for: name, among: streamNames.sorted()).didYouMean
            )
        }
        for endpoint in scenario.endpoints where !streamNames.contains(endpoint.name.value) {
            findings.error(
                .unknownStream,
                "no step attaches a stream called \(quote(endpoint.name.value))",
                at: endpoint.name.range,
                in: scenario.document,
                hints: Guess.name(for: endpoint.name.value, among: streamNames.sorted()).didYouMean
            )
        }
    }

    // MARK: - Entries

    /// What a `stream` entry asks for.
    mutating func streamPattern(of entry: Entry) -> (EventPattern, Expectation.Quantifier)? {
        var pattern = EventPattern(type: .callStream, status: nil, fields: [], range: entry.node.range)
        pattern.carrier = .stream
        let errors = findings.errorCount
        guard let fields = entry.fields, !fields.isInvalid else {
            refuseMissingEvent(entry)
            return nil
        }
        var isSaid = false
        for (key, value) in fields.entries where !key.isInvalid {
            guard let word = StreamEntryKey.table.word(key) else {
                readMessageField(key, value, under: "", &pattern)
                continue
            }
            switch word {
            case .event:
                isSaid = true
                if case .text(let word) = findings.value(value, "'event'", .word(of: StreamEventName.self)) {
                    pattern.message = StreamEventName(rawValue: word)
                }
            case .name: pattern.stream = mentionedStream(value, "'name'")
            case .conference: pattern.room = room(value, "'conference'")
            }
        }
        if !isSaid { refuseMissingEvent(entry) }
        checkEvents(of: pattern, in: entry.node.document)
        return findings.errorCount == errors ? (pattern, .one) : nil
    }

    private mutating func refuseMissingEvent(_ entry: Entry) {
        findings.error(
            .missingKey,
            "a 'stream' entry must say which message it is",
            at: entry.node,
            hints: ["write stream: { event: start, ... }"]
        )
    }

    private mutating func readMessageField(
        _ key: YAMLNode,
        _ value: YAMLNode,
        under path: String,
        _ pattern: inout EventPattern
    ) {
        let name = path + key.text
        let isObject =
            StreamFields.all.contains { $0.name.hasPrefix(name + ".") } || name == StreamFields.customParameters
        if isObject, value.kind == .mapping, !value.isInvalid, !value.holdsMatchers {
            for (key, value) in value.entries where !key.isInvalid {
                readMessageField(key, value, under: name + ".", &pattern)
            }
            return
        }
        guard let field = StreamFields.named(name) else {
            let names = StreamEntryKey.allCases.map(\.rawValue) + StreamFields.all.map(\.name)
            findings.error(
                .unknownField,
                "\(quote(name)) is no field of a stream's messages",
                at: key,
                hints: Guess.name(for: name, among: names).didYouMean
            )
            return
        }
        let place = Place(subject: field.name, type: field.type, isField: true)
        guard let matcher = matcher(value, place) else { return }
        pattern.fields.append(
            FieldPattern(.stream(field), matcher: matcher, range: SourceRange(from: key, to: value))
        )
    }

    /// A field that the message never has could not be met.
    private mutating func checkEvents(of pattern: EventPattern, in document: YAMLDocument) {
        guard let message = pattern.message else { return }
        for field in pattern.fields {
            guard case .stream(let entry) = field.subject, !entry.events.contains(message) else { continue }
            if case .exists(false) = field.matcher { continue }
            findings.error(
                .impossibleMatcher,
                "'\(message.rawValue)' never has '\(entry.name)'",
                at: field.range,
                in: document
            )
        }
    }
}
