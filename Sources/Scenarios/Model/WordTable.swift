import Conferencing
public import YAMLSource

/// Finds the word of a vocabulary that a node writes, by its bytes: no text is made, and the work does not grow with the
/// vocabulary.
public struct WordTable<Word: Vocabulary>: Sendable {
    private let words: [Word]
    private let index: NameIndex
    private let built: Set<Word>

    /// A table of all the words.
    public init() {
        words = Array(Word.allCases)
        index = NameIndex(words.map(\.rawValue))
        built = Set(words.filter { $0.term.support == .simulated })
    }

    /// Whether this version runs a word; quicker than to ask its term, which says much more.
    public func isBuilt(_ word: Word) -> Bool { built.contains(word) }

    /// The word that a scalar writes; nil for any other text and for a collection.
    public func word(_ node: YAMLNode) -> Word? {
        index.place(of: node).map { words[$0] }
    }

    /// The word that was probably meant by a text that is none.
    public func nearest(to text: String) -> String? {
        Guess.name(for: text, among: words.map(\.rawValue))
    }
}

/// Names to be found by their bytes: a hash table over one stretch of text.
public struct NameIndex: Sendable {
    private var bytes: [UInt8] = []
    /// Where each name ends in `bytes`; it starts where the one before it ends.
    private var ends: [Int] = []
    /// A place plus one for each slot, 0 for a free one; a power of two, at most half full.
    private var slots: [Int32] = []

    /// An index of these names; of equal ones the first is found.
    public init(_ names: [String]) {
        var size = 8
        while size < names.count * 2 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        for name in names { add(name) }
    }

    /// How many names there are.
    public var count: Int { ends.count }

    /// The name at a place.
    public func name(at place: Int) -> String {
        String(decoding: bytes[start(of: place)..<ends[place]], as: UTF8.self)
    }

    /// The place of the name that a scalar writes; nil where it writes none and for a collection.
    public func place(of node: YAMLNode) -> Int? {
        node.withTextBytes { place(ofBytes: $0) }
    }

    /// The place of a name.
    public func place(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { place(ofBytes: UnsafeRawBufferPointer($0)) }
    }

    /// The place of a name given as UTF-8; an empty one has none.
    public func place(ofBytes name: UnsafeRawBufferPointer) -> Int? {
        guard !name.isEmpty else { return nil }
        var slot = NameIndex.hash(name) & (slots.count - 1)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            let start = start(of: place)
            if ends[place] - start == name.count, bytes[start..<ends[place]].elementsEqual(name) { return place }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func add(_ name: String) {
        bytes.append(contentsOf: name.utf8)
        ends.append(bytes.count)
        var name = name
        var slot = name.withUTF8 { NameIndex.hash(UnsafeRawBufferPointer($0)) } & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Int32(ends.count)
    }

    private func start(of place: Int) -> Int { place == 0 ? 0 : ends[place - 1] }

    /// FNV-1a, folded so that the low bits know of all bytes.
    private static func hash(_ bytes: UnsafeRawBufferPointer) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ (hash >> 32)) & 0x7FFF_FFFF)
    }
}
