import Conferencing
import Scenarios
import Testing
import TestSupport

/// What muster reads of sound files, and that no bytes can break it.
@Suite struct WaveFileTests {
    /// A second of silence, half a second of tone, and another second of silence.
    private static let spoken = Wave.silence(1) + Wave.tone(0.5) + Wave.silence(1)

    @Test func `length and sound are found, in each coding`() throws {
        let stretches = [SoundStretch(from: .seconds(1), to: .milliseconds(1500))]
        let expected = SoundFile(length: .milliseconds(2500), stretches: stretches)
        for coding in Wave.Coding.allCases {
            for channels in 1...2 {
                for rate in [8000, 16000, 48000] {
                    let bytes = Wave.bytes(Self.spoken, coding, channels: channels, rateHz: rate)
                    #expect(WaveFile.read(bytes) == .success(expected), "\(coding) \(channels) \(rate)")
                }
            }
        }
    }

    @Test func `a short silence belongs to the speech around it`() throws {
        let file = try WaveFile.read(Wave.bytes(Wave.tone(0.4) + Wave.silence(0.18) + Wave.tone(0.4))).get()
        #expect(file.stretches == [SoundStretch(from: .zero, to: .milliseconds(980))])
        let apart = try WaveFile.read(Wave.bytes(Wave.tone(0.4) + Wave.silence(0.2) + Wave.tone(0.4))).get()
        #expect(apart.stretches.count == 2)
        #expect(try WaveFile.read(Wave.bytes(Wave.silence(1))).get().stretches.isEmpty)
    }

    @Test func `other chunks are passed over`() throws {
        let more = Wave.bytes(Wave.tone(1), before: Wave.chunk("LIST", [1, 2, 3]))
        #expect(try WaveFile.read(more).get().length == .seconds(1))
    }

    static let bad: [(String, [UInt8])] = [
        ("it does not begin as a RIFF/WAVE file does", []),
        ("it does not begin as a RIFF/WAVE file does", Array("ID3, and so on: an mp3 file".utf8)),
        ("its header promises another size than the file has", Wave.bytes(Wave.tone(1)).dropLast(2)),
        ("its header promises another size than the file has", Wave.bytes(Wave.tone(1)) + [0]),
        ("it holds no sound", Wave.riff(Wave.format())),
        ("it holds no sound", Wave.riff(Wave.format() + Wave.chunk("data", []))),
        ("its sound comes before its format", Wave.riff(Wave.chunk("data", [0, 0]) + Wave.format())),
        ("it says its format twice", Wave.riff(Wave.format() + Wave.format())),
        ("one of its chunks is cut off", Wave.riff(Wave.format() + Array("data".utf8) + [9, 0, 0, 0, 1])),
        ("its last chunk is cut off", Wave.riff(Wave.format() + Array("data".utf8))),
        ("its last sample is cut off", Wave.riff(Wave.format() + Wave.chunk("data", [1, 2, 3]))),
        ("its format is none of a telephone's", Wave.riff(Wave.chunk("fmt ", [1, 0]))),
        ("it is neither PCM of 8 or 16 bits nor mu-law", Wave.riff(Wave.format(tag: 3, bits: 32))),
        ("it is neither PCM of 8 or 16 bits nor mu-law", Wave.riff(Wave.format(bits: 24))),
        ("it has 6 channels, not 1 or 2", Wave.riff(Wave.format(channels: 6))),
        ("its sample rate is not from 8000 to 48000 Hz", Wave.riff(Wave.format(rateHz: 96000))),
        ("its format contradicts itself", Wave.riff(Wave.format(byteRate: 1))),
        ("it is longer than 10m", Wave.riff(Wave.format() + Wave.chunk("data", Array(repeating: 0, count: 9_600_002)))),
    ]

    @Test(arguments: bad.indices) func `what is wrong is told`(_ index: Int) {
        let (reason, bytes) = Self.bad[index]
        #expect(WaveFile.read(bytes) == .failure(.malformed(reason)))
    }

    @Test func `no bytes break it`() {
        let good = Wave.bytes(Wave.tone(0.05), before: Wave.chunk("LIST", [1, 2, 3]))
        for length in 0..<good.count {
            #expect(throws: SoundLibrary.Problem.self) { try WaveFile.read(Array(good.prefix(length))).get() }
        }
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            var bytes = good
            for _ in 0...Int(generator.below(4)) {
                let place = Int(generator.below(generator.below(3) == 0 ? UInt64(bytes.count) : 60))
                bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, UInt8(generator.below(256))][Int(generator.below(6))]
            }
            if case .success(let file) = WaveFile.read(bytes) {
                #expect(file.length > .zero && file.length <= WaveFile.maximumLength)
                #expect(file.stretches.allSatisfy { $0.from < $0.to && $0.to <= file.length })
            }
        }
    }
}
