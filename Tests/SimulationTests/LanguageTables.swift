import Conferencing
import Scenarios

/// The tables of `docs/language.md`, made of the tables that the loader goes by.
enum LanguageTables {
    /// Every vocabulary of the language, each once.
    static let vocabularies: [any Vocabulary.Type] = [
        TopLevelKey.self, DefaultsKey.self, ParamKey.self, MatrixKey.self, StrategyWord.self, SecretKey.self,
        EndpointKey.self, EndpointWord.self, MediumKey.self, EventSource.self, CapabilityWord.self, ConditionKey.self,
        CallKey.self, CallDirectionWord.self, ControllerWord.self, DialWord.self, PhoneWord.self, PhoneKey.self,
        KnownFailureKey.self, ReferenceKind.self, RunAttribute.self, EndpointAttribute.self, CallAttribute.self,
        ConferenceAttribute.self,
        Verb.self, StepModifier.self, RefusalKey.self, EffectsWord.self, UntilWord.self, ReplyField.self,
        DialKey.self, AnswerKey.self, HangupKey.self, HangerWord.self, JoinKey.self, LeaveKey.self, ModerationKey.self,
        HoldKey.self, HoldPathWord.self, UnholdKey.self, WaitAudioKey.self, CoachKey.self, AnnounceKey.self,
        RecordingKey.self, StreamVerbKey.self, SpeakKey.self, SilenceKey.self, DigitsKey.self, QuietKey.self,
        AssertKey.self, NoConferenceWord.self, NoRecordingWord.self, SetKey.self, SoundSource.self, SoundListener.self,
        RepeatKey.self, ForEachKey.self, UseKey.self, FaultKey.self, DelayedWord.self,
        EntryForm.self, EntryKey.self, EntryModifier.self, GroupKey.self, RequestKey.self, BeepKey.self,
        StreamEntryKey.self, MatcherKey.self,
    ]

    /// The table of a mark: `<!-- table: HoldKey HoldPathWord -->` asks for the words of both; nil for an unknown name.
    static func table(_ mark: Substring) -> [String]? {
        switch mark {
        case "Verb": return verbs
        case "join options": return options(JoinParameters.all)
        case "stream options": return options(StreamParameters.all)
        case "dial options": return options(DialParameters.all)
        case "leave options": return options(LeaveParameters.all)
        case "conference events": return statuses
        case "other events": return otherEvents
        case "event fields": return fields
        case "form fields": return formFields
        case "stream fields": return streamFields
        case "laws": return laws
        case "knobs": return knobs
        case _:
            let types = mark.split(separator: " ").map { name in vocabularies.first { "\($0)" == name } }
            let known = types.compactMap { $0 }
            return known.count == types.count ? words(known) : nil
        }
    }

    private static func words(_ vocabularies: [any Vocabulary.Type]) -> [String] {
        let terms = vocabularies.flatMap(terms)
        // Words that stand for themselves take nothing.
        guard terms.contains(where: { !$0.shape.isEmpty }) else {
            return rows(["word", "what it means"], terms.map { [name(of: $0), $0.summary] })
        }
        return rows(["word", "takes", "what it means"], terms.map { [name(of: $0), $0.shape, $0.summary] })
    }

    static func terms(_ vocabulary: any Vocabulary.Type) -> [Term] {
        func all<Word: Vocabulary>(_ vocabulary: Word.Type) -> [Term] { Word.allCases.map(\.term) }
        return all(vocabulary)
    }

    private static func name(of term: Term) -> String {
        code(term.name) + (term.isRequired ? " (must be there)" : "") + (term.support == .notYet ? " (not yet)" : "")
    }

    private static let verbs: [String] = rows(
        ["verb", "takes", "ends when (its proof)", "what it does"],
        Verb.allCases.map { [name(of: $0.term), $0.term.shape, $0.proof, $0.term.summary] }
    )

    private static func options(_ parameters: [Parameter]) -> [String] {
        rows(
            ["option", "type", "default", "counts for", "what it does"],
            parameters.map { parameter in
                [
                    name(of: Term(parameter)), parameter.type.phrase, parameter.defaultValue.map(code) ?? "",
                    parameter.scope.map(scope) ?? "",
                    parameter.summary + (parameter.isSecret ? " A secret." : ""),
                ]
            }
        )
    }

    private static func scope(_ scope: Parameter.Scope) -> String {
        switch scope {
        case .participant: "who joins"
        case .conference: "the conference: the first one's counts"
        case .addsToConference: "the conference, beside others'"
        }
    }

    private static let statuses: [String] = rows(
        ["event", "about", "what it means"],
        ConferenceStatus.allCases.map { status in
            let entry = status.entry
            return [
                code(status.rawValue) + (entry.support == .notYet ? " (not yet)" : ""),
                status.isOfParticipant ? "a member" : "the conference", entry.summary,
            ]
        }
    )

    private static let otherEvents: [String] = rows(
        ["event", "fields"],
        EventType.allCases.filter { $0 != .conference }.map { type in
            [code(type.rawValue), EventFields.of(type).map { code($0.name) }.joined(separator: " ")]
        }
    )

    private static let fields: [String] = rows(
        ["field", "type", "there", "what it says"],
        EventFields.of(.conference).map { field in
            [
                code(field.name) + (field.support == .notYet ? " (not yet)" : ""), field.type.phrase, field.presence,
                field.summary,
            ]
        }
    )

    private static let formFields: [String] = rows(
        ["field", "the event's", "there", "what it says"],
        FormFields.all.map { field in
            let there = field.isExtra ? "with `\(KnobName.cxmlExtraFields.rawValue)`" : field.presence
            return [code(field.name), field.eventField.map(code) ?? "", there, field.summary]
        }
    )

    private static let streamFields: [String] = rows(
        ["field", "type", "of", "what it says"],
        StreamFields.all.map { field in
            [code(field.name), field.type.phrase, field.events.map(\.rawValue).joined(separator: ", "), field.summary]
        }
    )

    private static let laws: [String] = rows(
        ["law", "what it demands", "rules", "on the real service"],
        LawID.allCases.map { law in
            [
                code(law.rawValue), law.summary, law.rules.map(\.rawValue).joined(separator: " "),
                law.restsOnAssumption ? "warns" : "fails",
            ]
        }
    )

    private static let knobs: [String] = rows(
        ["knob", "values", "default", "shown in"],
        Knobs.all.map { knob in
            let values =
                switch knob.values {
                case .words(let words, let later): (words + later.map { $0 + " (not yet)" }).joined(separator: ", ")
                case .quantity(let text): text
                }
            let shown =
                switch knob.showcase {
                case .scenarios(let path): "[\(path)](../scenarios/\(path))"
                case .frames, .readings: "a test"
                case nil: "not yet"
                }
            return [code(knob.name.rawValue), values, code(knob.defaultValue), shown]
        }
    )

    // MARK: Markdown

    private static func rows(_ head: [String], _ rows: [[String]]) -> [String] {
        [row(head), row(head.map { _ in "---" })] + rows.map(row)
    }

    /// A row; what would end a cell is escaped, and an empty cell is one.
    private static func row(_ cells: [String]) -> String {
        "| "
            + cells.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
            .joined(separator: " | ") + " |"
    }

    private static func code(_ text: String) -> String { "`\(text)`" }
}

/// A page whose prose is written by hand, and whose tables are not: each stands between a mark and its end.
struct TabledPage {
    /// The page, with every table as it should be.
    private(set) var text: String
    /// The marks, in the order of the page.
    private(set) var marks: [String] = []
    /// Marks that ask for what there is not, or have no end.
    private(set) var mistakes: [String] = []

    private static let opening = "<!-- table: "
    private static let end = "<!-- end of table -->"

    init(_ page: String, _ table: (Substring) -> [String]?) {
        var lines: [String] = []
        var isInside = false
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix(Self.opening), line.hasSuffix(" -->") {
                if isInside { mistakes.append("no end before \(line)") }
                isInside = true
                let mark = line.dropFirst(Self.opening.count).dropLast(" -->".count)
                marks.append(String(mark))
                let made = table(mark)
                if made == nil { mistakes.append("there is no table '\(mark)'") }
                lines += [String(line), ""] + (made ?? []) + ["", Self.end]
            } else if line == Self.end {
                if !isInside { mistakes.append("an end without a table") }
                isInside = false
            } else if !isInside {
                lines.append(String(line))
            }
        }
        if isInside { mistakes.append("the last table has no end") }
        text = lines.joined(separator: "\n")
    }
}
