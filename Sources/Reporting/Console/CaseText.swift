import Execution
import Planning
import YAMLSource

/// A case that did not hold, told so that a reader can mend it: what failed, where that is written, what came instead, and
/// what went on around it.
struct CaseText {
    let result: CaseResult
    let style: Style
    let runSeed: UInt64
    /// What else must stand on the command line to run it again.
    let flags: [String]

    var text: String {
        let plan = result.plan
        let line = plan.source.position(of: plan.nameRange.start).line
        var text = style.error(result.verdict.word.uppercased()) + " " + style.strong(plan.title.escapedForDisplay)
        text += " (\(plan.source.path.escapedForDisplay):\(line))\n"
        if let seeds { text += "  \(seeds)\n" }
        for failure in result.failures { text += self.text(failure) }
        if result.verdict == .interrupted { text += "  the run was cut off before the case could be judged\n" }
        text += notes
        let command =
            ["muster run", plan.source.path.quotedForShell, "--seed \(result.sweep?.shown ?? runSeed)"] + flags
        var again = command.joined(separator: " ")
        for secret in plan.literalSecrets where !secret.isEmpty { again.replace(secret, with: "(secret)") }
        text += style.faint("  again: " + again) + "\n"
        return text
    }

    /// So many of the seeds under which a case fails are named.
    private static let mostSeeds = 20

    /// Under which seeds it fails; nil where it was run under one only, or fails under none.
    var seeds: String? {
        guard let sweep = result.sweep, !sweep.failing.isEmpty else { return nil }
        let named = sweep.failing.prefix(CaseText.mostSeeds).map(String.init).joined(separator: ", ")
        let more = sweep.failing.count - CaseText.mostSeeds
        let seeds = sweep.count == 1 ? "the one seed" : "\(sweep.failing.count) of the \(sweep.count) seeds"
        return "it fails under \(seeds) of \(sweep.seeds.words) that were run: \(named)"
            + (more > 0 ? " and \(more) more" : "") + "; this is seed \(sweep.shown)"
    }

    private func text(_ failure: Failure) -> String {
        let words = FailureText(result: result, failure: failure)
        var text = "  " + step(failure) + words.sentence + "\n"
        text += SourceExcerpt(place: failure.place(in: result.plan), indent: "    ").text(style)
        for detail in words.details { text += "    " + detail + "\n" }
        let timeline = Timeline(result: result, failure: failure).lines(evidence: words.evidence)
        for line in timeline { text += "    " + style.faint(line) + "\n" }
        return text
    }

    /// In which step it came to light, and when, as the beginning of a sentence; empty where in none.
    func step(_ failure: Failure) -> String {
        guard let ref = failure.step else { return "" }
        let step = ref.step(in: result.plan)
        let word = ref.list == .teardown ? "teardown step" : "step"
        let name = step.name.map { " (\($0.escapedForDisplay))" } ?? ""
        let when = ValueText(result: result).clock(failure.at)
        let round = failure.round.map { " (round \($0))" } ?? ""
        return "\(word) \(step.label)\(name)\(round), at \(when): "
    }

    /// The line of a case that failed as it is known to.
    var knownFailureLine: String {
        style.strong("known to fail") + " \(result.plan.title.escapedForDisplay): \(knownFailure)\n"
    }

    /// Why a case is known to fail, how it did, and until when that is accepted; empty where it is not known to.
    var knownFailure: String {
        guard let known = result.plan.knownFailure, let failure = result.failures.first else { return "" }
        let words = FailureText(result: result, failure: failure)
        return known.reason.escapedForDisplay + " (\(step(failure))\(words.sentence); accepted until \(known.until))"
    }

    /// What is said of cases that held, too.
    var notes: String {
        var text = ""
        for trouble in result.troubles {
            let words = FailureText(result: result, failure: trouble)
            text += "  note: afterwards, \(words.sentence)\n"
            text += SourceExcerpt(place: trouble.place(in: result.plan), indent: "    ").text(style)
        }
        for warning in result.warnings {
            let words = FailureText(result: result, failure: warning)
            text += "  warning: \(words.sentence)\n"
            for detail in words.details { text += "    " + detail + "\n" }
            text += "    it rests on what is assumed of the service, and may be wrong itself\n"
        }
        for range in result.unobserved {
            text += "  note: unobserved on this transport\n"
            text += SourceExcerpt(place: SourcePlace(result.plan.source, range), indent: "    ").text(style)
        }
        if result.drainWasCut {
            text += "  note: at the end something was still on its way, and was not waited for any longer\n"
        }
        return text
    }
}
