public import Conferencing
public import Scenarios
public import YAMLSource

/// What a file comes to: a plan for each case of each scenario without a mistake, and every mistake of the others.
public struct PlannedFile: Sendable {
    /// The plans, in the order of the file.
    public var plans: [Plan]
    /// Everything that is wrong, in the order of the file.
    public var diagnostics: [Diagnostic]
    /// The params that its scenarios declare.
    public var params: Set<String>
    /// What is probably a slip in those that have no mistakes: warnings, in the order of the file.
    public var doubts: [Diagnostic] = []

    /// Makes the outcome of a file.
    public init(plans: [Plan], diagnostics: [Diagnostic], params: Set<String> = []) {
        self.plans = plans
        self.diagnostics = diagnostics
        self.params = params
    }
}

/// Turns the text of a scenario file into plans.
public enum Planner {
    /// Plans a file; never traps and never stops at a mistake, whatever the file holds.
    ///
    /// `suitePath` is the file's path below the suite's root, with `/` between its parts: a case's seed is made of it. A
    /// document with an error gives no plan and keeps none of its neighbours from giving one.
    ///
    /// `profile` is the run's: where a scenario has one too, that says more. `sounds` has the sound files that it may name,
    /// `inputs` what is filled in.
    public static func plan(
        _ source: SourceText,
        suitePath: String,
        profile: Profile = .relay,
        sounds: SoundLibrary = .empty,
        inputs: ScenarioInputs = ScenarioInputs()
    ) -> PlannedFile {
        let stream = YAMLReader.read(source, limits: .standard)
        let broken = ReaderErrors(stream.diagnostics)
        var loader = ScenarioLoader(stream, profile: profile, inputs: inputs)
        var names: [String: SourceRange] = [:]
        var plans: [Plan] = []
        var secrets: [SourcePlace] = []
        var doubts: [Diagnostic] = []
        var isLeftOut = false
        for document in stream.documents where !ScenarioLoader.isFragment(document) {
            let errors = loader.findings.errorCount
            var cases: [Plan] = []
            var isFirst = true
            // Of several cases all must have one: what is idle in one is there for another.
            var common: [Diagnostic]?
            loader.load(document) { scenario, findings in
                if isFirst { checkName(scenario, &names, &findings) }
                isFirst = false
                var builder = PlanBuilder(scenario, suitePath: suitePath, findings, sounds: sounds)
                let plan = builder.build()
                findings = builder.findings
                secrets += builder.secretPlaces
                // Where one case has a mistake, none is run, and the plans of the others need no memory.
                guard let plan, findings.errorCount == errors else { return }
                cases.append(plan)
                let ofCase = builder.doubts(of: plan)
                common = common.map { $0.filter(Set(ofCase).contains) } ?? ofCase
            }
            guard loader.findings.errorCount == errors, !broken.touch(document) else {
                isLeftOut = true
                continue
            }
            plans += cases
            doubts += common ?? []
        }
        loader.finish()
        let diagnostics = loader.findings.withoutCascades.withoutRepetitions().inReadingOrder()
        // A scenario that silently is not there would be one that silently passes.
        precondition(!isLeftOut || diagnostics.hasErrors, "a scenario of \(suitePath) is left out, and nobody says why")
        var file = PlannedFile(plans: plans, diagnostics: diagnostics, params: loader.params)
        if !diagnostics.hasErrors { file.doubts = doubts.withoutRepetitions().inReadingOrder() }
        return secrets.isEmpty ? file : file.hiding(secrets)
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
            // Another case of the same one.
            guard earlier != place else { continue }
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
    /// The same with texts to be shown in which some places are hidden, and everything else is where it was.
    fileprivate func hiding(_ secrets: [SourcePlace]) -> PlannedFile {
        let masked = Dictionary(grouping: secrets) { ObjectIdentifier($0.source) }
            .compactMapValues { places in places.first?.source.masking(places.map(\.range)) }
        func shown(_ source: SourceText) -> SourceText { masked[ObjectIdentifier(source)] ?? source }
        var file = self
        for place in file.plans.indices { file.plans[place].show(shown) }
        for place in file.doubts.indices {
            if let source = file.doubts[place].place?.source { file.doubts[place].place?.source = shown(source) }
        }
        for place in file.diagnostics.indices {
            if let source = file.diagnostics[place].place?.source {
                file.diagnostics[place].place?.source = shown(source)
            }
            for note in file.diagnostics[place].notes.indices {
                guard let source = file.diagnostics[place].notes[note].place?.source else { continue }
                file.diagnostics[place].notes[note].place?.source = shown(source)
            }
        }
        return file
    }
}

extension Plan {
    /// Puts other texts in the place of the files that it speaks of.
    fileprivate mutating func show(_ shown: (SourceText) -> SourceText) {
        source = shown(source)
        for step in steps.indices { steps[step].source = steps[step].source.map(shown) }
        for step in teardown.indices { teardown[step].source = teardown[step].source.map(shown) }
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
