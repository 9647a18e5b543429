extension Pattern {
    /// A set of characters of which exactly one is asked for.
    struct CharacterClass: Sendable {
        /// The ASCII characters in it; case and negation are worked in already.
        let ascii: ASCIISet
        /// What is listed beyond ASCII: sorted and disjoint.
        private let ranges: [ClosedRange<UInt32>]
        /// Whether ``ranges`` lists what is not in it.
        private let isNegated: Bool

        var reachesBeyondASCII: Bool { isNegated || !ranges.isEmpty }

        init(_ listed: [ClosedRange<UInt32>], negated: Bool = false, ignoringCase: Bool = false) {
            var ascii = ASCIISet()
            for value in UInt8.min..<0x80 {
                let isLetter = (0x41...0x5A).contains(value & ~0x20)
                let isListed = listed.contains {
                    $0.contains(UInt32(value)) || (ignoringCase && isLetter && $0.contains(UInt32(value ^ 0x20)))
                }
                if isListed != negated { ascii.insert(value) }
            }
            self.ascii = ascii
            isNegated = negated
            ranges = Self.merged(listed + (ignoringCase ? Self.folded(listed) : []))
        }

        func contains(_ character: CaseForms) -> Bool {
            if character.exact < 0x80 { return ascii.contains(UInt8(truncatingIfNeeded: character.exact)) }
            if lists(character.exact) { return !isNegated }
            guard character.hasOtherForms else { return isNegated }
            return (lists(character.upper) || lists(character.folded)) != isNegated
        }

        private func lists(_ value: UInt32) -> Bool {
            var low = 0
            var high = ranges.count
            while low < high {
                let middle = (low + high) / 2
                if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
            }
            return low < ranges.count && ranges[low].lowerBound <= value
        }

        /// Characters listed one by one are compared folded, like literals; a range stands for the forms in it.
        private static func folded(_ listed: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
            listed.filter { $0.count == 1 }.map {
                let folded = CaseForms($0.lowerBound, ignoringCase: true).folded
                return folded...folded
            }
        }

        private static func merged(_ listed: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
            var merged: [ClosedRange<UInt32>] = []
            for range in listed.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.upperBound >= 0x80 {
                if let last = merged.last, range.lowerBound <= last.upperBound {
                    merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
                } else {
                    merged.append(range)
                }
            }
            return merged
        }

        static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
        static let wordCharacters: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
        static let whiteSpace: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20]

        /// All characters outside of ranges that are sorted and do not touch one another, as the three above.
        static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
            var rest: [ClosedRange<UInt32>] = []
            var next: UInt32 = 0
            for range in ranges {
                if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
                next = range.upperBound + 1
            }
            return rest + [next...0x10FFFF]
        }
    }

    /// A set of ASCII characters, as one bit each.
    struct ASCIISet: Sendable {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        mutating func insert(_ value: UInt8) {
            if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value & 63) }
        }

        mutating func formUnion(_ other: ASCIISet) {
            low |= other.low
            high |= other.high
        }

        /// Whether a character below 0x80 is in it.
        func contains(_ value: UInt8) -> Bool {
            (value < 64 ? low : high) >> UInt64(value & 63) & 1 == 1
        }
    }

    /// A character of a text, and the forms of it that count as the same where case is ignored.
    struct CaseForms: Sendable {
        let exact: UInt32
        let upper: UInt32
        /// The small letter of the capital, which all forms of a letter share: what literals are compared by.
        let folded: UInt32

        var hasOtherForms: Bool { upper != exact || folded != exact }

        init(_ value: UInt32, ignoringCase: Bool) {
            exact = value
            if !ignoringCase {
                (upper, folded) = (value, value)
            } else if value < 0x80 {
                // Classes know the case of ASCII already, so the capital is never asked for.
                upper = value
                folded = (0x41...0x5A).contains(value) ? value | 0x20 : value
            } else {
                upper = Self.mapping(of: value, \.uppercaseMapping)
                folded = Self.mapping(of: upper, \.lowercaseMapping)
            }
        }

        /// The mapping of a character beyond ASCII if that is one such character, else the character itself.
        private static func mapping(
            of value: UInt32,
            _ mapping: (Unicode.Scalar.Properties) -> String
        ) -> UInt32 {
            guard let scalar = Unicode.Scalar(value) else { return value }
            let mapped = mapping(scalar.properties).unicodeScalars
            guard let first = mapped.first, mapped.count == 1, first.value >= 0x80 else { return value }
            return first.value
        }
    }
}
