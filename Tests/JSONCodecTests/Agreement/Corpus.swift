/// Texts for two readers to agree on, drawn from a seed: sound ones, spoilt ones, and the tables of this target.
enum Corpus {
    static func texts(seed: UInt64) -> [[UInt8]] {
        var generator = SeededGenerator(seed: seed)
        var texts = AcceptedText.all.map { Array($0.text.utf8) } + RefusedText.all.map(\.bytes)
        texts += [
            Array((String(repeating: "[", count: 200) + String(repeating: "]", count: 200)).utf8),
            Array(#"["\uD800", "\uDC00\uD800", {"\uDFFF": "\uD83D\uDE00"}]"#.utf8),
        ]
        for _ in 0..<1500 {
            let value = generator.value()
            texts.append(Array(generator.carelessText(value).utf8))
        }
        for _ in 0..<3000 {
            var spoilt = Array(generator.carelessText(generator.value(depth: 2)).utf8)
            for _ in 0...generator.below(2) { generator.spoil(&spoilt) }
            texts.append(spoilt)
        }
        return texts
    }
}

extension SeededGenerator {
    /// Changes the bytes in one place, more often to what means something in JSON than to anything.
    fileprivate mutating func spoil(_ bytes: inout [UInt8]) {
        let meaningful = Array("{}[],:\"\\/0123456789-+.eEutfn \n\t\0\u{1F}'#NI".utf8)
        let byte = below(3) > 0 ? pick(meaningful) : UInt8(truncatingIfNeeded: next())
        guard !bytes.isEmpty else { return bytes.append(byte) }
        let index = below(bytes.count)
        switch below(5) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(byte, at: index)
        case 2: bytes.removeSubrange(index...)
        case 3: bytes.insert(contentsOf: bytes[index..<min(index + 1 + below(6), bytes.count)], at: index)
        default: bytes[index] = byte
        }
    }
}
