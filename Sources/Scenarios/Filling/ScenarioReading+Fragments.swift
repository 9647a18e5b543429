import Conferencing
import YAMLSource

extension ScenarioReading {
    /// Reads a document that is a fragment, and puts it onto the shelf under its file.
    mutating func shelve(_ entries: YAMLNode.Entries, _ root: YAMLNode, of file: String) {
        var fragment: Fragment?
        var params: [ParamDeclaration]? = []
        var steps: YAMLNode?
        var hasSteps = false
        for (key, value) in entries where !key.isInvalid && !key.beginsWithX {
            guard let word = findings.recognise(key, as: TopLevelKey.self) else {
                hasSteps = hasSteps || TopLevelKey.table.nearest(to: key.text) == TopLevelKey.steps.rawValue
                continue
            }
            guard word.isOfFragments else {
                findings.error(
                    .misplacedKey,
                    "a fragment has no '\(word.rawValue)': it is steps, and what they act on is the scenario's",
                    at: key
                )
                continue
            }
            switch word {
            case .fragment:
                guard let name = findings.name(value, "fragment") else { continue }
                fragment = Fragment(
                    id: FragmentID(file: file, name: name),
                    nameNode: value,
                    params: [],
                    areParamsUnreadable: false,
                    holdsStaticReferences: holdsStaticReferences
                )
            case .params: params = self.params(value)
            case .steps:
                hasSteps = true
                steps = value
            case .muster: readVersion(value)
            case .description: _ = findings.text(value, "'description'")
            case .scenario, .tags, .links, .skip, .knownFailure, .requires, .secrets, .matrix, .calls, .conferences,
                .streams, .defaults, .media, .profile, .laws, .teardown, .always, .never, .strict:
                break
            }
        }
        if !hasSteps { findings.error(.missingKey, "this fragment has no 'steps'", at: root) }
        guard var fragment else {
            shelf.files[file]?.isUnreadable = true
            return
        }
        fragment.params = params ?? []
        fragment.areParamsUnreadable = params == nil
        fragment.steps = steps
        if let first = shelf.files[file]?.fragments.first(where: { $0.id == fragment.id }) {
            findings.error(
                .duplicateName,
                "there is another fragment called '\(fragment.id.name)' in this file",
                at: fragment.nameNode,
                notes: [Diagnostic.Note("the first one is here", at: first.nameNode.place)]
            )
        } else {
            shelf.files[file]?.fragments.append(fragment)
        }
    }

    /// Looks through a fragment of which nobody says what its params are, so that its mistakes are told where it stands.
    mutating func check(_ fragment: Fragment) {
        scenario.hasUnreadableCalls = true
        scenario.hasUnreadableConferences = true
        isOnlyLookedThrough = true
        uses = [fragment.id]
        var values: [String: StaticValue] = [:]
        for param in fragment.params { values[param.name] = .unknown }
        names = StaticNames(
            params: fragment.areParamsUnreadable ? .unreadable : .known(values),
            matrix: .absent,
            isInFragment: true
        )
        holdsStaticReferences = fragment.holdsStaticReferences
        if let steps = fragment.steps, let filled = filled(steps) { _ = self.steps(filled, "'steps'") }
    }

    /// Takes in that what is being read has a mistake that was told elsewhere, or will be. Of what is only looked through
    /// nothing is run, and that something in it is not known is no mistake.
    mutating func countTold() {
        if !isOnlyLookedThrough { findings.countTold() }
    }

    // MARK: - use

    /// `use: NAME`, or `use: { fragment, file, with, captures }`.
    mutating func use(_ verb: YAMLNode, _ value: YAMLNode) -> StepBody? {
        guard !value.isInvalid, let order = useOrder(verb, value) else { return nil }
        guard let fragment = fragment(order) else { return nil }
        shelf.used.insert(fragment.id)
        if shelf.files[fragment.id.file]?.hasMistakes ?? true { countTold() }
        if let first = uses.firstIndex(of: fragment.id) {
            refuseCycle(Array(uses[first...]), at: order.name)
            return nil
        }
        guard let params = boundParams(of: fragment, order, verb) else { return nil }
        if isOnlyLookedThrough, !shelf.followed.insert(fragment.id).inserted { return nil }
        guard let body = fragment.steps, !expansion.isExhausted else { return nil }
        let outer = (names, loops, used, holdsStaticReferences)
        uses.append(fragment.id)
        expansion.depth += 1
        names = StaticNames(params: params, matrix: .absent, isInFragment: true)
        loops = []
        holdsStaticReferences = fragment.holdsStaticReferences
        let steps = filled(body).map { self.steps($0, "'steps'") }
        (names, loops, used, holdsStaticReferences) = outer
        expansion.depth -= 1
        uses.removeLast()
        return steps.map { .inOrder([StepBody.Stretch(label: fragment.id.name, steps: $0, exports: order.captures)]) }
    }

    private mutating func refuseCycle(_ round: [FragmentID], at node: YAMLNode) {
        let way = (round + round.prefix(1)).map(shown).joined(separator: ", which uses ")
        let cycle = Set(round)
        let told = Diagnostic(.fragmentCycle, "a fragment cannot use itself: \(way)", at: node.place)
        shelf.cycles[cycle] = shelf.cycles[cycle] ?? told
        if let diagnostic = shelf.cycles[cycle] { findings.add(diagnostic) }
    }

    private struct UseOrder {
        var name: YAMLNode
        var file: YAMLNode?
        var with: YAMLNode?
        var captures: [Located<String>] = []
    }

    private mutating func useOrder(_ verb: YAMLNode, _ value: YAMLNode) -> UseOrder? {
        if value.isScalar, !value.isNull { return UseOrder(name: value) }
        let shape = "a fragment's name, or { fragment, file, with, captures }"
        guard let entries = findings.mapping(value, "'use'", mustBe: shape) else { return nil }
        var name: YAMLNode?
        var order = UseOrder(name: value)
        let errors = findings.errorCount
        var isSaid = false
        for (key, value) in entries {
            switch findings.recognise(key, as: UseKey.self) {
            case nil: isSaid = true
            case .fragment:
                isSaid = true
                name = value
            case .file: order.file = value
            case .with:
                if findings.mapping(value, "'with'", mustBe: "a mapping of params") != nil { order.with = value }
            case .captures:
                guard let items = findings.list(value, "'captures'", mustBe: "a list of names") else { continue }
                for item in items {
                    guard let name = findings.name(item, "capture") else { continue }
                    order.captures.append(Located(name, at: item.range))
                }
            }
        }
        if !isSaid { findings.error(.missingKey, "'use' has no 'fragment'", at: verb, hints: ["write use: \(shape)"]) }
        guard let name, findings.errorCount == errors else { return nil }
        order.name = name
        return order
    }

    private func shown(_ id: FragmentID) -> String {
        let source = shelf.files[id.file]?.fragments.first { $0.id == id }?.nameNode.document.source
        return id.file == (uses.first?.file ?? id.file) ? "'\(id.name)'" : "'\(id.name)' (\(source?.path ?? id.file))"
    }

    /// The fragment that a `use` means; nil where it is not there, or of it nothing is known.
    private mutating func fragment(_ order: UseOrder) -> Fragment? {
        guard findings.isPresentScalar(order.name, "'fragment'", mustBe: "the name of a fragment") else { return nil }
        guard let name = findings.plainText(order.name, "'fragment'") else { return nil }
        var file = uses.last?.file ?? inputs.fragments.id
        if let path = order.file {
            guard let other = self.file(path, from: file) else { return nil }
            file = other
        }
        guard let found = shelf.files[file] else { return nil }
        if let fragment = found.fragments.first(where: { $0.id.name == name }) { return fragment }
        guard !found.isUnreadable else { return nil }
        let nearest = Nearest.name(to: name, among: found.fragments.map(\.id.name))
        findings.error(
            .unknownFragment,
            "no fragment is called \(quote(name)) in \(order.file.map { quote($0.text) } ?? "this file")",
            at: order.name,
            hints: nearest.map { ["did you mean '\($0)'?"] }
                ?? (order.file == nil ? ["name the file that it stands in: { fragment: \(name), file: PATH }"] : [])
        )
        return nil
    }

    /// The file that a path means, read and on the shelf.
    private mutating func file(_ path: YAMLNode, from here: String) -> String? {
        guard let text = findings.textWithoutReferences(path, "'file'"), let library = shelf.files[here]?.library else {
            return nil
        }
        let id: String
        switch library.locate(text) {
        case .success(let found): id = found
        case .failure(let problem):
            refuse(problem, text, path)
            return nil
        }
        guard shelf.files[id] == nil else { return id }
        switch library.read(text) {
        case .success(let file):
            shelf.files[id] = FragmentShelf.File(library: file.library)
            read(file.source, as: id)
            return id
        case .failure(let problem):
            refuse(problem, text, path)
            return nil
        }
    }

    private mutating func refuse(_ problem: FragmentLibrary.Problem, _ text: String, _ path: YAMLNode) {
        switch problem {
        case .outsideRoot:
            findings.error(
                .outsideRoot,
                "the file \(quote(text)) lies outside the suite's root",
                at: path,
                hints: [
                    "files stay below the suite's root, links resolved; paths begin at the folder of the file itself"
                ]
            )
        case .unreadable(let why):
            findings.error(.unreadableFile, "the file \(quote(text)) cannot be read: \(why)", at: path)
        case .tooLarge(let bytes):
            findings.error(
                .fileTooLarge,
                "the file \(quote(text)) is larger than \(bytes / 1_000_000) MB, the most that is read",
                at: path
            )
        }
    }

    /// Reads another file: its fragments go onto the shelf, and its scenarios are another's business.
    private mutating func read(_ source: SourceText, as id: String) {
        let errors = findings.errorCount
        let stream = YAMLReader.read(source, limits: .standard)
        for diagnostic in stream.diagnostics { findings.add(diagnostic) }
        if stream.diagnostics.hasErrors { shelf.files[id]?.isUnreadable = true }
        let outer = (names, holdsStaticReferences)
        names = StaticNames(matrix: .absent, isInFragment: true)
        for document in stream.documents where ScenarioLoader.isFragment(document) {
            DollarBraceCheck.check(document, &findings)
            guard let root = document.root else { continue }
            holdsStaticReferences = WrittenReference.areStatic(in: document)
            shelve(root.entries, root, of: id)
        }
        (names, holdsStaticReferences) = outer
        shelf.files[id]?.hasMistakes = findings.errorCount > errors
    }

    // MARK: - with

    private mutating func boundParams(of fragment: Fragment, _ order: UseOrder, _ verb: YAMLNode) -> StaticNames.Space?
    {
        var values: [String: StaticValue] = [:]
        let errors = findings.errorCount
        if let with = order.with {
            for (key, value) in with.entries where !key.isInvalid {
                let name = key.text
                guard fragment.params.contains(where: { $0.name == name }) else {
                    if !fragment.areParamsUnreadable { refuseParam(key, fragment) }
                    continue
                }
                guard !value.isAbsent else {
                    findings.wrongKind("the param \(quote(name))", mustBe: "a value", at: value)
                    continue
                }
                values[name] = .node(value)
            }
        }
        for param in fragment.params where values[param.name] == nil {
            if let value = param.value {
                values[param.name] = .node(value)
            } else if param.isBroken || order.with?[param.name] != nil {
                values[param.name] = .unknown
            } else {
                findings.error(
                    .missingParam,
                    "the fragment '\(fragment.id.name)' needs the param '\(param.name)'",
                    at: verb,
                    notes: [Diagnostic.Note("it is declared here", at: param.key.place)],
                    hints: ["write with: { \(param.name): VALUE }"]
                )
            }
        }
        guard findings.errorCount == errors else { return nil }
        return fragment.areParamsUnreadable ? .unreadable : .known(values)
    }

    private mutating func refuseParam(_ key: YAMLNode, _ fragment: Fragment) {
        let names = fragment.params.map(\.name)
        findings.error(
            .unknownParam,
            "the fragment '\(fragment.id.name)' has no param \(quote(key.text))",
            at: key,
            notes: [Diagnostic.Note("the fragment stands here", at: fragment.nameNode.place)],
            hints: Nearest.name(to: key.text, among: names).didYouMean
        )
    }
}
