public import Conferencing
public import Scenarios
public import YAMLSource

/// What a file comes to: a plan for each scenario without a mistake, and every mistake of the others.
public struct PlannedFile: Sendable {
    /// The plans, in the order of the file.
    public var plans: [Plan]
    /// Everything that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]

    /// Makes the outcome of a file.
    public init(plans: [Plan], diagnostics: [Diagnostic]) {
        self.plans = plans
        self.diagnostics = diagnostics
    }
}

/// Turns the text of a scenario file into plans.
public enum Planner {
    /// Plans a file; never traps and never stops at a mistake, whatever the file holds.
    ///
    /// `suitePath` is the file's path below the suite's root, with `/` between its parts: a case's seed is made of it. A
    /// document with an error gives no plan and keeps none of its neighbours from giving one.
    ///
    /// `profile` is the run's: where a scenario has one too, that says more. `sounds` has the sound files that it may name.
    public static func plan(
        _ source: SourceText,
        suitePath: String,
        profile: Profile = .relay,
        sounds: SoundLibrary = .empty
    ) -> PlannedFile {
        let stream = YAMLReader.read(source, limits: .standard)
        var findings = Findings(stream.diagnostics)
        let broken = ReaderErrors(stream.diagnostics)
        var names: [String: SourceRange] = [:]
        var plans: [Plan] = []
        var secrets: [SourceRange] = []
        for document in stream.documents {
            let errors = findings.errorCount
            guard let scenario = ScenarioLoader.load(document, &findings, profile: profile) else { continue }
            checkName(scenario, &names, &findings)
            var builder = PlanBuilder(scenario, suitePath: suitePath, findings, sounds: sounds)
            let plan = builder.build()
            findings = builder.findings
            secrets += builder.secretRanges
            guard findings.errorCount == errors, !broken.touch(document), let plan else { continue }
            plans.append(plan)
        }
        let diagnostics = findings.withoutCascades.withoutRepetitions().inReadingOrder()
        let file = PlannedFile(plans: plans, diagnostics: diagnostics)
        return secrets.isEmpty ? file : file.showing(source.masking(secrets))
    }

    /// An error for each plan whose scenario has the name of an earlier one: reports, seeds and filters go by names.
    public static func duplicateNames(in plans: [Plan]) -> [Diagnostic] {
        var first: [String: SourcePlace] = [:]
        var diagnostics: [Diagnostic] = []
        for plan in plans {
            let place = SourcePlace(plan.source, plan.nameRange)
            guard let earlier = first[plan.scenario] else {
                first[plan.scenario] = place
                continue
            }
            diagnostics.append(duplicate(plan.scenario, at: place, first: earlier))
        }
        return diagnostics
    }

    private static func checkName(
        _ scenario: Scenario,
        _ names: inout [String: SourceRange],
        _ findings: inout Findings
    ) {
        let name = scenario.name
        guard !name.value.isEmpty else { return }
        guard let first = names[name.value] else {
            names[name.value] = name.range
            return
        }
        let source = scenario.document.source
        findings.add(
            duplicate(name.value, at: SourcePlace(source, name.range), first: SourcePlace(source, first))
        )
    }

    private static func duplicate(_ name: String, at place: SourcePlace, first: SourcePlace) -> Diagnostic {
        Diagnostic(
            .duplicateScenario,
            "there is another scenario called \(quote(name))",
            at: place,
            notes: [Diagnostic.Note("the first one is here", at: first)],
            hints: ["give it a name that says what is different about it"]
        )
    }
}

extension PlannedFile {
    /// The same with another text to be shown, which has the same places.
    fileprivate func showing(_ source: SourceText) -> PlannedFile {
        var file = self
        for place in file.plans.indices { file.plans[place].source = source }
        for place in file.diagnostics.indices {
            file.diagnostics[place].place?.source = source
            for note in file.diagnostics[place].notes.indices {
                file.diagnostics[place].notes[note].place?.source = source
            }
        }
        return file
    }
}

/// Where the reader found errors, to tell the documents that they lie in.
private struct ReaderErrors {
    private var starts: [Int32]

    init(_ diagnostics: [Diagnostic]) {
        starts = diagnostics.filter { $0.severity == .error }.compactMap { $0.place?.range.start }.sorted()
    }

    /// Whether one of them lies in a document.
    func touch(_ document: YAMLDocument) -> Bool {
        let place = starts.partitionPoint { $0 >= document.range.start }
        return place < starts.count && starts[place] <= document.range.end
    }
}

extension [Diagnostic] {
    /// The same without those that say the same of the same place again: what an alias repeats is one mistake.
    fileprivate func withoutRepetitions() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
