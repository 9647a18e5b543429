import Conferencing
import YAMLSource

/// Tells what a name means, out of the tables alone: an option, an event, a field, a rule, a knob, a word of the language
/// or a diagnostic.
public enum Explainer {
    /// A group of names of one kind.
    public struct Group: Sendable {
        /// What the names are.
        public var title: String
        /// What is to be said of each.
        public var entries: [Explained]
    }

    /// Everything that can be explained, most specific kinds first.
    public static let groups: [Group] = [
        Group(title: "join options", entries: JoinParameters.all.map { option($0, "join option") }),
        Group(
            title: "stream options",
            entries: StreamParameters.all.map { option($0, "member of the join option stream") }
        ),
        Group(title: "options of leave", entries: LeaveParameters.all.map { option($0, "option of leave_conference") }),
        Group(title: "options of dial", entries: DialParameters.all.map { option($0, "option of dial") }),
        Group(title: "conference events", entries: ConferenceStatus.allCases.map(status)),
        Group(title: "event types", entries: EventType.allCases.map(eventType)),
        Group(
            title: "event fields",
            entries: EventType.allCases.flatMap { type in EventFields.of(type).map { field($0, type) } }
        ),
        Group(title: "verbs", entries: words(Verb.self)),
        Group(title: "keys of a scenario", entries: words(TopLevelKey.self)),
        Group(title: "keys of a step", entries: words(StepModifier.self)),
        Group(title: "keys of a param", entries: words(ParamKey.self)),
        Group(title: "keys of known_failure", entries: words(KnownFailureKey.self)),
        Group(title: "keys of matrix", entries: words(MatrixKey.self) + words(StrategyWord.self)),
        Group(title: "keys of for_each", entries: words(ForEachKey.self)),
        Group(title: "keys of use", entries: words(UseKey.self)),
        Group(title: "keys of a call", entries: words(CallKey.self)),
        Group(title: "keys beside an event", entries: words(EntryModifier.self)),
        Group(title: "other things to expect", entries: words(EntryForm.self)),
        Group(title: "keys among an event's fields", entries: words(EntryKey.self)),
        Group(title: "keys of http", entries: words(RequestKey.self)),
        Group(title: "fields of a cXML webhook", entries: FormFields.all.map(formField)),
        Group(title: "fields of a stream's form", entries: FormFields.stream.map(formField)),
        Group(title: "what a stream's endpoint receives", entries: StreamFields.all.map(streamField)),
        Group(title: "keys of a stream entry", entries: words(StreamEntryKey.self)),
        Group(title: "keys of stream", entries: words(StreamVerbKey.self)),
        Group(title: "keys of a stream's endpoint", entries: words(EndpointKey.self) + words(EndpointWord.self)),
        Group(title: "keys of a secret", entries: words(SecretKey.self)),
        Group(title: "matchers", entries: words(MatcherKey.self)),
        Group(title: "keys of assert", entries: words(AssertKey.self)),
        Group(title: "what is heard and is no call", entries: words(SoundSource.self)),
        Group(title: "documents of media", entries: words(MediumKey.self)),
        Group(title: "keys of quiet", entries: words(QuietKey.self)),
        Group(title: "keys of hangup", entries: words(HangupKey.self)),
        Group(title: "references", entries: words(ReferenceKind.self)),
        Group(title: "rules", entries: Rules.all.map(rule)),
        Group(title: "knobs of a profile", entries: Knobs.all.map(knob)),
        Group(title: "laws", entries: LawID.allCases.map(law)),
        Group(title: "codes of the service", entries: ServiceCodes.all.map(serviceCode)),
        Group(title: "diagnostics", entries: DiagnosticCode.allCases.map(code)),
    ]

    /// Everything that a name means; empty where it means nothing. Rules and codes are found however they are written.
    public static func explain(_ name: String) -> [Explained] {
        let upper = name.uppercased()
        let isNumbered = RuleID(rawValue: upper) != nil || DiagnosticCode(rawValue: upper) != nil
        let wanted = isNumbered ? upper : name
        return groups.flatMap(\.entries).filter { $0.name == wanted }
    }

    /// The name that was probably meant by one that means nothing.
    public static func nearest(to name: String) -> String? {
        Nearest.name(to: name, among: groups.flatMap(\.entries).map(\.name))
    }
}

// MARK: - One kind of thing each

extension Explainer {
    private static func option(_ parameter: Parameter, _ kind: String) -> Explained {
        var facts = [Explained.Fact("type", parameter.type.phrase)]
        if parameter.isRequired { facts.append(.init("required", "yes")) }
        if let value = parameter.defaultValue { facts.append(.init("default", value)) }
        switch parameter.scope {
        case .participant: facts.append(.init("counts for", "this participant"))
        case .conference:
            facts.append(.init("counts for", "the conference; the first participant's value counts (R40)"))
        case .addsToConference: facts.append(.init("counts for", "the conference, beside those of others"))
        case nil: break
        }
        if parameter.isSecret { facts.append(.init("secret", "never shown in a log, a report or a trace")) }
        facts += common(parameter.rules, parameter.otherNames, parameter.source, parameter.support)
        return Explained(parameter.name, kind: kind, paragraphs: [parameter.summary], facts: facts)
    }

    private static func status(_ status: ConferenceStatus) -> Explained {
        let entry = status.entry
        var facts = [
            Explained.Fact(
                "type",
                "calling.conference, about \(status.isOfParticipant ? "one participant" : "the conference")"
            )
        ]
        switch entry.webhook {
        case .conference(let word): facts.append(.init("webhook", "status_callback, for the word \(word.rawValue)"))
        case .recording(let words):
            let list = ValueType.list(words.map(\.rawValue), last: "or")
            facts.append(.init("webhook", "recording_status_callback, for the word \(list)"))
        case .none: break
        }
        facts += common(entry.rules, [], entry.source, entry.support)
        return Explained(status.rawValue, kind: "conference event", paragraphs: [entry.summary], facts: facts)
    }

    private static func serviceCode(_ code: ServiceCode) -> Explained {
        let title = code.title.prefix(1).uppercased() + code.title.dropFirst()
        return Explained(
            code.text,
            kind: code.front.rawValue,
            paragraphs: [title + ". " + code.summary],
            facts: common(code.rules, [], code.source, .simulated)
        )
    }

    private static func eventType(_ type: EventType) -> Explained {
        let fields = EventFields.of(type).map(\.name).joined(separator: ", ")
        return Explained(type.rawValue, kind: "event type", paragraphs: [], facts: [.init("fields", fields)])
    }

    private static func field(_ field: EventField, _ type: EventType) -> Explained {
        let facts = [Explained.Fact("type", field.type.phrase), .init("present", field.presence)]
        return Explained(
            field.name,
            kind: "field of \(type.rawValue)",
            paragraphs: [field.summary],
            facts: facts + common(field.rules, field.otherNames, field.source, field.support)
        )
    }

    private static func formField(_ field: FormField) -> Explained {
        var facts = [Explained.Fact("present", field.presence)]
        if let name = field.eventField { facts.append(.init("event field", name)) }
        if field.isExtra { facts.append(.init("knob", KnobName.cxmlExtraFields.rawValue)) }
        return Explained(
            field.name,
            kind: "field of a cXML webhook",
            paragraphs: [field.summary],
            facts: facts + sources(field.source)
        )
    }

    private static func streamField(_ field: StreamField) -> Explained {
        let messages = ValueType.list(field.events.map(\.rawValue), last: "and")
        let facts: [Explained.Fact] = [
            .init("type", field.type.phrase), .init("messages", messages), .init("there", field.presence),
        ]
        return Explained(
            field.name,
            kind: "field of a stream's message",
            paragraphs: [field.summary],
            facts: facts + common(field.rules, [], field.source, .simulated)
        )
    }

    private static func words<Word: Vocabulary>(_ vocabulary: Word.Type) -> [Explained] {
        Word.allCases.map { word in
            let term = word.term
            var facts = [Explained.Fact("takes", term.shape)]
            if term.isRequired { facts.append(.init("required", "yes")) }
            if term.support == .notYet { facts.append(notYet) }
            return Explained(term.name, kind: Word.noun, paragraphs: [term.summary], facts: facts)
        }
    }

    private static func rule(_ rule: Rule) -> Explained {
        let standing =
            switch rule.status {
            case .documented: "documented by SignalWire"
            case .assumed: "assumed: no source of SignalWire's says so"
            case .mixed: "documented in part, the rest assumed"
            }
        var facts = [Explained.Fact("status", standing)]
        if !rule.knobs.isEmpty { facts.append(.init("knobs", rule.knobs.map(\.rawValue).joined(separator: ", "))) }
        let options = JoinParameters.all.filter { $0.rules.contains(rule.id) }.map(\.name)
        if !options.isEmpty { facts.append(.init("options", options.joined(separator: ", "))) }
        facts += sources(rule.source)
        return Explained(
            rule.id.rawValue,
            kind: "rule",
            paragraphs: [rule.title, rule.summary] + rule.details,
            facts: facts
        )
    }

    private static func knob(_ knob: Knob) -> Explained {
        var facts: [Explained.Fact] = []
        switch knob.values {
        case .words(let words, let later):
            facts.append(.init("values", ValueType.list(words, last: "or")))
            if !later.isEmpty { facts.append(.init("not yet", ValueType.list(later, last: "and"))) }
        case .quantity(let text): facts.append(.init("values", text))
        }
        facts.append(.init("default", knob.defaultValue))
        if let value = knob.cxmlValue { facts.append(.init("preset cxml", value)) }
        if let showcase = knob.showcase { facts.append(.init("shown in", showcase.place)) }
        facts += common(knob.rules, [], knob.source, knob.support)
        return Explained(knob.name.rawValue, kind: "knob of a profile", paragraphs: [knob.summary], facts: facts)
    }

    private static func law(_ law: LawID) -> Explained {
        let standing =
            law.restsOnAssumption
            ? "rests on what is assumed or left open: only warns where the service is not simulated"
            : "documented by SignalWire"
        return Explained(
            law.rawValue,
            kind: "law",
            paragraphs: [law.summary, "It holds in every run; 'laws: { \(law.rawValue): false }' turns it off."],
            facts: [.init("status", standing)] + common(law.rules, [], "", .simulated)
        )
    }

    private static func code(_ code: DiagnosticCode) -> Explained {
        Explained(code.rawValue, kind: "diagnostic", paragraphs: [code.title, "", code.explanation])
    }

    // MARK: What several kinds share

    private static let notYet = Explained.Fact(
        "yet",
        "known, but this version does not act on it; using it is an error that says so"
    )

    private static func common(
        _ rules: [RuleID],
        _ otherNames: [String],
        _ source: String,
        _ support: Support
    ) -> [Explained.Fact] {
        var facts = rules.map { Explained.Fact($0.rawValue, Rules[$0].title) }
        if !otherNames.isEmpty { facts.append(.init("elsewhere", otherNames.joined(separator: ", "))) }
        facts += sources(source)
        if support == .notYet { facts.append(notYet) }
        return facts
    }

    /// The sources' tags, each with what it stands for.
    private static func sources(_ tags: String) -> [Explained.Fact] {
        tags.split(separator: ",").map { tag in
            let tag = tag.drop { $0 == " " }
            let isContradiction = tag.first == "C" && tag.count > 1 && tag.dropFirst().allSatisfy(\.isNumber)
            let meaning =
                SourceTag(rawValue: String(tag)).map { ": " + $0.meaning }
                ?? (isContradiction ? ": the sources contradict each other here" : "")
            return Explained.Fact("source", tag + meaning)
        }
    }
}
