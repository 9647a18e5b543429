import Conferencing
import Testing

/// The numbers were computed with another implementation, in Python: a seed in a bug report must mean the same for ever.
struct SeededGeneratorTests {
    @Test(
        arguments: [
            (0, [11_091_344_671_253_066_420, 13_793_997_310_169_335_082, 1_900_383_378_846_508_768]),
            (1, [12_966_619_160_104_079_557, 9_600_361_134_598_540_522, 10_590_380_919_521_690_900]),
            (42, [1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009]),
            (.max, [10_328_197_420_357_168_392, 14_156_678_507_024_973_869, 9_357_971_779_955_476_126]),
        ] as [(UInt64, [UInt64])]
    )
    func `a seed draws these numbers and no others`(seed: UInt64, draws: [UInt64]) {
        var generator = SeededGenerator(seed: seed)
        let drawn = draws.map { _ in generator.next() }
        #expect(drawn == draws)
    }

    @Test func `streams of one seed draw independently of each other`() {
        var latency = SeededGenerator(seed: 42, stream: "latency")
        var ids = SeededGenerator(seed: 42, stream: "ids")
        let (fromLatency, fromIDs) = ((0..<2).map { _ in latency.next() }, (0..<2).map { _ in ids.next() })
        #expect(fromLatency == [17_589_896_707_654_502_990, 17_184_554_724_384_010_128])
        #expect(fromIDs == [5_134_642_993_159_235_477, 15_698_600_884_198_799_060])
    }

    @Test func `dice fall as they did in every run before`() {
        var generator = SeededGenerator(seed: 7)
        let faces = (0..<12).map { _ in generator.below(6) }
        #expect(faces == [4, 1, 5, 5, 5, 5, 0, 0, 2, 0, 3, 4])
    }

    @Test(arguments: [0, 1, 2, 3, 10, 1 << 63, .max] as [UInt64])
    func `a draw lies below its bound`(bound: UInt64) {
        var generator = SeededGenerator(seed: bound)
        for _ in 0..<200 {
            let draw = generator.below(bound)
            #expect(bound == 0 ? draw == 0 : draw < bound)
        }
    }

    @Test func `every face of a die comes up about as often`() {
        var generator = SeededGenerator(seed: 1)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<6000 { counts[Int(generator.below(6))] += 1 }
        #expect(counts.allSatisfy { (850...1150).contains($0) }, "\(counts)")
    }

    @Test func `a chance of none never comes up, and a certain one always`() {
        var generator = SeededGenerator(seed: 3)
        let never = (0..<100).map { _ in generator.chance(0, in: 5) }
        let always = (0..<100).map { _ in generator.chance(5, in: 5) }
        #expect(!never.contains(true) && !always.contains(false))
    }

    @Test func `a copy goes on as the original does`() {
        var first = SeededGenerator(seed: 9)
        _ = first.next()
        var second = first
        #expect(first == second)
        let draws = (first.next(), second.next())
        #expect(draws.0 == draws.1)
        _ = first.next()
        #expect(first != second)
    }

    @Test func `hashes are the same on every machine, and their order matters`() {
        #expect(Mixer.hash("") == 17_665_956_581_633_026_203)
        #expect(Mixer.hash("alice") == 14_254_268_223_963_220_572)
        #expect(Mixer.combine(1, 2) == 14_218_833_875_952_492_402)
        #expect(Mixer.combine(2, 1) == 7_308_248_629_767_498_150)
    }

    @Test func `SplitMix64 draws what its authors published`() {
        var mixer = Mixer(state: 1_234_567)
        let published: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        let drawn = published.map { _ in mixer.next() }
        #expect(drawn == published)
    }
}
