public import ArgumentParser
import Conferencing
public import Planning

/// Which of the scenarios in the files that were named a command is about.
public struct Filter: ParsableArguments {
    /// The tags of which a scenario must have one.
    @Option(
        name: .customLong("tag"),
        help: ArgumentHelp("Only scenarios with this tag; given several times, with any of them.", valueName: "tag")
    )
    public var tags: [String] = []

    /// The tags of which a scenario must have none.
    @Option(
        name: .customLong("not-tag"),
        help: ArgumentHelp("No scenario with this tag; may be given several times.", valueName: "tag")
    )
    public var unwantedTags: [String] = []

    /// What a scenario's name must be like.
    @Option(
        name: .customLong("name"),
        help: ArgumentHelp(
            "Only scenarios with this in their names; a text with '*' or '?' is a pattern for the whole name. Given several times, any of them. Upper and lower case are the same.",
            valueName: "text"
        )
    )
    public var names: [String] = []

    /// All of them.
    public init() {}

    /// Whether it may leave anything out.
    public var isActive: Bool { !(tags.isEmpty && unwantedTags.isEmpty && names.isEmpty) }

    /// Refuses texts that could not mean anything.
    ///
    /// - Throws: a `ValidationError` that says which.
    public func validate() throws {
        if names.contains("") { throw ValidationError("--name takes some text of a scenario's name") }
        if tags.contains("") { throw ValidationError("--tag takes a tag") }
        if unwantedTags.contains("") { throw ValidationError("--not-tag takes a tag") }
    }

    /// Those of the plans that are meant, in their order.
    ///
    /// - Throws: `ExitStatus.unusable` where there is none, or none has a tag that was asked for, after saying so; an
    ///   `OutputFailure` where that cannot be told.
    public func choose(from plans: [Plan], _ messages: Messages) throws -> [Plan] {
        guard isActive else { return plans }
        let known = Set(plans.flatMap(\.tags)).sorted()
        for tag in tags where !known.contains(tag) {
            throw try messages.refusal("no scenario has the tag '\(tag)'", hint: Filter.hint(for: tag, among: known))
        }
        for tag in unwantedTags where !known.contains(tag) {
            // What is not there is left out already; still it may be a slip.
            let near = Nearest.name(to: tag, among: known)
            try messages.warn(
                "no scenario has the tag '\(tag)', so --not-tag leaves none out for it",
                hint: near.map { "did you mean '\($0)'?" }
            )
        }
        let patterns = names.map(NamePattern.init)
        let chosen = plans.filter { plan in
            (tags.isEmpty || plan.tags.contains(where: tags.contains))
                && !plan.tags.contains(where: unwantedTags.contains)
                && (patterns.isEmpty || patterns.contains { $0.matches(plan.scenario) })
        }
        guard chosen.isEmpty else { return chosen }
        throw try messages.refusal(sentence(patterns, of: plans.count), hint: hint(patterns, plans))
    }

    private func sentence(_ patterns: [NamePattern], of count: Int) -> String {
        func list(_ words: [String], _ joint: String) -> String {
            words.map { "'\($0)'" }.joined(separator: " \(joint) ")
        }
        var wants: [String] = []
        if !tags.isEmpty { wants.append("has the tag \(list(tags, "or"))") }
        if !unwantedTags.isEmpty { wants.append("lacks the tag \(list(unwantedTags, "and"))") }
        let whole = patterns.filter(\.isPattern).map(\.text)
        let parts = patterns.filter { !$0.isPattern }.map(\.text)
        let names =
            (parts.isEmpty ? [] : ["has \(list(parts, "or")) in its name"])
            + (whole.isEmpty ? [] : ["has a name like \(list(whole, "or"))"])
        if !names.isEmpty { wants.append(names.joined(separator: " or ")) }
        return "of \(count == 1 ? "1 scenario" : "\(count) scenarios") none \(wants.joined(separator: " and "))"
    }

    private func hint(_ patterns: [NamePattern], _ plans: [Plan]) -> String {
        if tags.isEmpty, unwantedTags.isEmpty, patterns.count == 1, let pattern = patterns.first,
            let near = Nearest.name(to: pattern.text, among: plans.map(\.scenario))
        {
            return "did you mean '\(near)'?"
        }
        return "'muster list' shows their names and tags"
    }

    /// So many tags are named where none is near.
    private static let mostNamed = 12

    private static func hint(for tag: String, among known: [String]) -> String {
        if let near = Nearest.name(to: tag, among: known) { return "did you mean '\(near)'?" }
        guard !known.isEmpty else { return "they have no tags at all" }
        let more = known.count > mostNamed ? " and \(known.count - mostNamed) more" : ""
        return "there are " + known.prefix(mostNamed).joined(separator: ", ") + more
    }
}
