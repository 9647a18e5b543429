internal import CLibYAML

extension TreeBuilder {
    mutating func beginMapping(_ event: UnsafePointer<yaml_event_t>) -> Refusal? {
        let mapping = event.pointee.data.mapping_start
        return begin(
            .mapping,
            event,
            anchor: mapping.anchor,
            tag: mapping.tag,
            isFlow: mapping.style == YAML_FLOW_MAPPING_STYLE
        )
    }

    mutating func beginSequence(_ event: UnsafePointer<yaml_event_t>) -> Refusal? {
        let sequence = event.pointee.data.sequence_start
        return begin(
            .sequence,
            event,
            anchor: sequence.anchor,
            tag: sequence.tag,
            isFlow: sequence.style == YAML_FLOW_SEQUENCE_STYLE
        )
    }

    private mutating func begin(
        _ form: NodeForm,
        _ event: UnsafePointer<yaml_event_t>,
        anchor: UnsafeMutablePointer<yaml_char_t>?,
        tag: UnsafeMutablePointer<yaml_char_t>?,
        isFlow: Bool
    ) -> Refusal? {
        var start = codePoint(event.pointee.start_mark)
        var properties = NodeProperties()
        if anchor != nil || tag != nil {
            properties = readProperties(from: start, anchor: anchor != nil, tag: tag != nil)
            start = properties.contentStart
            reportTag(properties)
        }
        let range = SourceRange(start: start, end: start + 1)
        guard frames.count < limits.maximumDepth else { return .tooDeep(range) }
        guard records.count < limits.maximumNodes else { return .tooManyNodes(range) }
        let record = Int32(records.count)
        let anchorIndex = anchor.map { note($0, properties, record: record, isOpen: true) } ?? -1
        frames.append(
            Frame(
                record: record,
                isMapping: form == .mapping,
                opener: isFlow ? start : nil,
                lastEnd: start,
                firstKey: keys.count,
                anchor: anchorIndex,
                sizeBefore: walkSize,
                deepest: frames.count + 1
            )
        )
        records.append(NodeRecord(form: form, start: start, end: start, link: 0, count: 0))
        return nil
    }

    mutating func endCollection(_ event: UnsafePointer<yaml_event_t>) {
        guard let frame = frames.popLast() else { return }
        let startMark = codePoint(event.pointee.start_mark)
        let endMark = codePoint(event.pointee.end_mark)
        // Only a closing bracket has a width. Other ends lie where the next token starts, so the last child's end
        // counts.
        let end = endMark > startMark ? endMark : frame.lastEnd
        let index = Int(frame.record)
        records[index].end = end
        records[index].link = Int32(records.count)
        records[index].count = frame.isMapping ? frame.children / 2 : frame.children
        if frame.isMapping {
            reportDuplicateKeys(from: frame.firstKey)
            keys.removeLast(keys.count - frame.firstKey)
        }
        if frame.anchor >= 0 {
            anchors[frame.anchor].isOpen = false
            anchors[frame.anchor].size = walkSize - frame.sizeBefore
            anchors[frame.anchor].height = frame.deepest - frames.count
        }
        if let outer = frames.indices.last { frames[outer].deepest = max(frames[outer].deepest, frame.deepest) }
        if isAtKey { refuseCollectionKey(frame.record) }
        attach(endingAt: end)
    }
}
