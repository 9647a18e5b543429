internal import CLibYAML

extension TreeBuilder {
    mutating func alias(_ event: UnsafePointer<yaml_event_t>) -> Refusal? {
        let range = SourceRange(start: codePoint(event.pointee.start_mark), end: codePoint(event.pointee.end_mark))
        guard records.count < limits.maximumNodes else { return .tooManyNodes(range) }
        let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
        let index = Int32(records.count)
        if let anchor = usableAnchor(name, at: range) {
            aliasNodes += anchor.size
            if let frame = frames.indices.last {
                frames[frame].deepest = max(frames[frame].deepest, frames.count + anchor.height)
            }
            records.append(NodeRecord(form: .alias, start: range.start, end: range.end, link: anchor.record, count: 0))
            if isAtKey { keys.append(index) }
        } else {
            let byte = Int32(truncatingIfNeeded: cursor.byte(of: range.start))
            records.append(
                NodeRecord(
                    form: .plain,
                    marks: [.inSource, .invalid],
                    start: range.start,
                    end: range.end,
                    link: byte,
                    count: range.end - range.start
                )
            )
        }
        attach(endingAt: range.end)
        return nil
    }

    /// The anchor that an alias may stand for; nil after reporting why it may not.
    private mutating func usableAnchor(_ name: String, at range: SourceRange) -> AnchorTable.Anchor? {
        guard let anchor = anchors.anchor(named: name) else {
            reportUnknownAnchor(name, at: range)
            return nil
        }
        let note = log.note("'&\(name)' stands here", at: anchor.range)
        if anchor.isOpen {
            log.add(
                .anchorWithinItself,
                "'*\(name)' stands within the very node that '&\(name)' names",
                at: range,
                notes: [note]
            )
            return nil
        }
        guard frames.count + anchor.height <= limits.maximumDepth else {
            log.add(
                .nestingTooDeep,
                "'*\(name)' nests mappings and lists more than \(limits.maximumDepth) deep here",
                at: range,
                notes: [note]
            )
            return nil
        }
        guard anchor.size <= limits.maximumExpandedNodes - aliasNodes else {
            if !isExpansionReported {
                let bound = grouped(limits.maximumExpandedNodes)
                log.add(
                    .aliasExpansion,
                    "the aliases of this document stand for more than \(bound) nodes, from here on",
                    at: range,
                    notes: [note]
                )
            }
            isExpansionReported = true
            return nil
        }
        if isAtKey, anchor.height > 0 {
            log.add(.keyNotText, "a key must be text, and '*\(name)' is not", at: range, notes: [note])
            return nil
        }
        return anchor
    }

    private mutating func reportUnknownAnchor(_ name: String, at range: SourceRange) {
        guard let earlier = anchors.earlierAnchor(named: name) else {
            log.add(.unknownAnchor, "no '&\(name)' stands before this alias", at: range)
            return
        }
        log.add(
            .unknownAnchor,
            "'&\(name)' belongs to an earlier document, and anchors do not cross '---'",
            at: range,
            notes: [log.note("'&\(name)' stands here", at: earlier)],
            hints: ["repeat it in this document"]
        )
    }
}
