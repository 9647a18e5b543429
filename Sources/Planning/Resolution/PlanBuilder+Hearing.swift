import Conferencing
import Scenarios
import YAMLSource

extension PlanBuilder {
    /// `hears: { LISTENER: [SOURCES] }`; a group that listens is each of its members.
    mutating func hearing(_ node: YAMLNode) -> [AssertPlan.Subject] {
        guard let entries = findings.mapping(node, "'hears'", mustBe: "a mapping of listeners to what they hear") else {
            return []
        }
        guard node.count > 0 else {
            findings.error(.emptyList, "'hears' names no listener", at: node)
            return []
        }
        var subjects: [AssertPlan.Subject] = []
        var listening: Set<CastIndex> = []
        var names: Set<String> = []
        for (key, value) in entries where !key.isInvalid {
            // The reader has reported a key that stands there twice.
            guard names.insert(key.text).inserted else { continue }
            if let listener = SoundListener.table.word(key) {
                if let subject = hearing(of: listener, value) { subjects.append(subject) }
                continue
            }
            if key.namesStream {
                subjects += streamHearing(key, value)
                continue
            }
            // What a listener hears is read though nobody knows who listens: it may have mistakes of its own.
            let listeners = listeners(key) ?? []
            if let repeated = listeners.first(where: { !listening.insert($0).inserted }) {
                let name =
                    listeners.count == 1
                    ? quote(key.text) : "member \(repeated.index - listeners[0].index + 1) of \(quote(key.text))"
                findings.error(.repeatedInSet, "\(name) is named as a listener already", at: key)
                continue
            }
            guard let (items, isNegative) = setItems(value, "what \(quote(key.text)) hears") else { continue }
            guard let sources = sources(items, of: listeners, isNegative: isNegative) else { continue }
            for listener in listeners {
                // A group that is heard by one of its own members means the others.
                let heard =
                    sources.fromGroups.contains(.call(listener))
                    ? sources.all.filter { $0 != .call(listener) } : sources.all
                guard mayUnfold(heard.count, at: key) else { break }
                subjects.append(.hears(listener: listener, isNegative ? .without(heard) : .exactly(heard)))
            }
        }
        return subjects
    }

    /// What a listener hears that is no call.
    private mutating func hearing(of listener: SoundListener, _ value: YAMLNode) -> AssertPlan.Subject? {
        guard let (items, isNegative) = setItems(value, "what '\(listener.rawValue)' hears"),
            let sources = sources(items, of: [], isNegative: isNegative)
        else { return nil }
        let set = isNegative ? NamedSet.without(sources.all) : .exactly(sources.all)
        switch listener {
        case .recording: return .recordingHears(set)
        }
    }

    /// `stream.NAME: [SOURCES]`: what the stream carries to its endpoint.
    private mutating func streamHearing(_ key: YAMLNode, _ value: YAMLNode) -> [AssertPlan.Subject] {
        let name = streamName(key)
        guard let (items, isNegative) = setItems(value, "what \(quote(key.text)) hears"),
            let sources = sources(items, of: [], isNegative: isNegative), let name
        else { return [] }
        return [.carries(stream: name, isNegative ? .without(sources.all) : .exactly(sources.all))]
    }

    /// The name in `stream.NAME`.
    private mutating func streamName(_ node: YAMLNode) -> String? {
        streamUse = streamUse ?? node.range
        let name = String(node.text.dropFirst(ReferenceKind.stream.rawValue.count + 1))
        guard !name.isEmpty else {
            findings.error(.unknownStream, "this names no stream: write stream.NAME", at: node)
            return nil
        }
        streamMentions.append((name, node))
        return name
    }

    private mutating func listeners(_ key: YAMLNode) -> [CastIndex]? {
        return calls(key, "a listener")
    }

    /// What is heard, and which of it came in as part of a group.
    private struct Sources {
        var all: [AssertPlan.PlannedSource]
        var fromGroups: Set<AssertPlan.PlannedSource>
    }

    private mutating func sources(
        _ items: YAMLNode.Items,
        of listeners: [CastIndex],
        isNegative: Bool
    ) -> Sources? {
        var set = SetReading<AssertPlan.PlannedSource>()
        var fromGroups: Set<AssertPlan.PlannedSource> = []
        let errors = findings.errorCount
        for item in items {
            guard let (more, isGroup) = sources(item) else { continue }
            guard mayUnfold(more.count, at: item) else { return nil }
            add(more, from: item, to: &set)
            if isGroup {
                fromGroups.formUnion(more)
            } else if let one = more.first, listeners.contains(where: { .call($0) == one }) {
                findings.error(.hearsItself, "nobody hears itself, so \(quote(item.text)) says nothing here", at: item)
            }
        }
        guard findings.errorCount == errors else { return nil }
        return Sources(all: set.elements, fromGroups: fromGroups)
    }

    /// What one item of the list stands for, and whether it is a group.
    private mutating func sources(_ item: YAMLNode) -> ([AssertPlan.PlannedSource], isGroup: Bool)? {
        guard !item.isInvalid else { return nil }
        if let sound = SoundSource.table.word(item) {
            switch sound {
            case .holdMusic: return ([.holdMusic], false)
            case .announcement: return ([.announcement], false)
            case .waitAudio: return ([.waitAudio], false)
            case .holdAudio: return ([.holdAudio], false)
            }
        }
        if item.namesStream {
            guard let name = streamName(item) else { return nil }
            return ([.stream(name)], false)
        }
        guard let calls = calls(item, "something to be heard") else { return nil }
        guard case .group = cast.meaning(of: item) else { return (calls.map { .call($0) }, false) }
        return (calls.map { .call($0) }, true)
    }
}

extension YAMLNode {
    /// Whether the text is `stream.NAME`.
    fileprivate var namesStream: Bool {
        let prefix = ReferenceKind.stream.rawValue + "."
        return isScalar && withTextBytes { $0.starts(with: prefix.utf8) }
    }
}
