import Conferencing
import JSONCodec
public import Planning
import YAMLSource

/// What scenarios there are, for people as a table and for programs as JSON lines.
public struct ScenarioTable: Sendable {
    private let plans: [Plan]

    /// A table of these.
    public init(_ plans: [Plan]) { self.plans = plans }

    /// A line for each scenario below a head, a line for the reason of each that is skipped, and a line that counts them.
    public func text(_ style: Style) -> String {
        let places = plans.map { "\($0.source.path.escapedAtLineStart):\(line(of: $0))" }
        let steps = plans.map { String($0.steps.count) }
        let names = plans.map(\.scenario.escapedForDisplay)
        let widths = [places + ["WHERE"], steps + ["STEPS"], names + ["SCENARIO"]].map { column in
            column.map(\.terminalColumns).max() ?? 0
        }
        func row(_ place: String, _ steps: String, _ name: String, _ tags: String) -> String {
            let cells = place.padded(to: widths[0]) + "  " + steps.padded(to: widths[1], right: true) + "  "
            return cells + (tags.isEmpty ? name : name.padded(to: widths[2]) + "  " + tags)
        }
        let anyTags = plans.contains { !$0.tags.isEmpty }
        var text = style.strong(row("WHERE", "STEPS", "SCENARIO", anyTags ? "TAGS" : "")) + "\n"
        for (place, plan) in plans.enumerated() {
            let tags = plan.tags.map(\.escapedForDisplay).joined(separator: ", ")
            text += row(places[place], steps[place], names[place], tags) + "\n"
            if let known = plan.knownFailure {
                let line = "  known to fail until \(known.until): " + known.reason.escapedForDisplay
                text += style.faint(line) + "\n"
            }
            if let reason = plan.skipReason { text += style.faint("  skipped: " + reason.escapedForDisplay) + "\n" }
        }
        return text + summary + "\n"
    }

    private var summary: String {
        let files = Set(plans.map(\.source.path)).count
        let skipped = plans.count { $0.skipReason != nil }
        let known = plans.count { $0.knownFailure != nil }
        return "\(plans.count) scenario\(plans.count == 1 ? "" : "s") in \(files) file\(files == 1 ? "" : "s")"
            + (known == 0 ? "" : ", \(known) of them known to fail")
            + (skipped == 0 ? "" : ", \(skipped) of them skipped")
    }

    /// A line for each scenario; a reader ignores members that it does not know.
    public func json() -> [UInt8] {
        var writer = JSONWriter(capacity: 1 << 12)
        func field(_ key: String, _ value: String?) {
            writer.key(key)
            if let value { writer.string(value) } else { writer.null() }
        }
        for plan in plans {
            writer.beginObject()
            field("scenario", plan.scenario)
            field("file", plan.suitePath)
            field("path", plan.source.path)
            writer.key("line")
            writer.integer(line(of: plan))
            writer.key("tags")
            writer.beginArray()
            for tag in plan.tags { writer.string(tag) }
            writer.endArray()
            writer.key("steps")
            writer.integer(plan.steps.count)
            field("skip", plan.skipReason)
            if let known = plan.knownFailure {
                writer.key("known_failure")
                writer.beginObject()
                field("reason", known.reason)
                field("until", known.until.description)
                writer.endObject()
            }
            field("description", plan.description)
            writer.endObject()
            writer.newline()
        }
        return writer.bytes
    }

    private func line(of plan: Plan) -> Int { plan.source.position(of: plan.nameRange.start).line }
}

extension String {
    fileprivate func padded(to width: Int, right: Bool = false) -> String {
        let blanks = String(repeating: " ", count: max(0, width - terminalColumns))
        return right ? blanks + self : self + blanks
    }
}
