public import Conferencing

/// Reads RIFF/WAVE files as telephones use them: PCM of 8 or 16 bits or G.711 mu-law, one or two channels.
///
/// Strict: sizes must agree with one another and with the file, and everything has a bound, since a file may come from a
/// stranger. Never traps, whatever the bytes are.
public enum WaveFile {
    /// The largest file that is read, in bytes: ten minutes of CD sound fit.
    public static let maximumBytes = 128 << 20
    /// The longest sound that a scenario takes.
    public static let maximumLength = TimeSpan.seconds(600)

    /// What the `fmt ` chunk says.
    private struct Format {
        enum Coding { case unsigned8, signed16, muLaw }
        var coding: Coding
        var channels: Int
        var rateHz: Int
        var frameBytes: Int
    }

    /// What a file's bytes say.
    public static func read(_ bytes: [UInt8]) -> Result<SoundFile, SoundLibrary.Problem> {
        do throws(SoundLibrary.Problem) {
            return .success(try parse(bytes))
        } catch {
            return .failure(error)
        }
    }

    private static func parse(_ bytes: [UInt8]) throws(SoundLibrary.Problem) -> SoundFile {
        guard bytes.count <= maximumBytes else { throw .tooLarge(limitBytes: maximumBytes) }
        guard bytes.count >= 12, word(bytes, 0) == "RIFF", word(bytes, 8) == "WAVE" else {
            throw .malformed("it does not begin as a RIFF/WAVE file does")
        }
        guard Int(number(bytes, 4)) == bytes.count - 8 else {
            throw .malformed("its header promises another size than the file has")
        }
        var format: Format?
        var place = 12
        while place < bytes.count {
            guard bytes.count - place >= 8 else { throw .malformed("its last chunk is cut off") }
            let size = Int(number(bytes, place + 4))
            let body = place + 8
            guard size <= bytes.count - body else { throw .malformed("one of its chunks is cut off") }
            switch word(bytes, place) {
            case "fmt ":
                guard format == nil else { throw .malformed("it says its format twice") }
                format = try self.format(bytes[body..<body + size])
            case "data":
                guard let format else { throw .malformed("its sound comes before its format") }
                return try sound(bytes[body..<body + size], format)
            case _: break
            }
            // Chunks of an odd size are filled up to an even one.
            place = body + size + size % 2
        }
        throw .malformed("it holds no sound")
    }

    private static func format(_ chunk: ArraySlice<UInt8>) throws(SoundLibrary.Problem) -> Format {
        let bytes = Array(chunk)
        guard [16, 18, 40].contains(bytes.count) else { throw .malformed("its format is none of a telephone's") }
        let bits = Int(short(bytes, 14))
        let coding: Format.Coding
        switch (short(bytes, 0), bits) {
        case (1, 8): coding = .unsigned8
        case (1, 16): coding = .signed16
        case (7, 8): coding = .muLaw
        case _: throw .malformed("it is neither PCM of 8 or 16 bits nor mu-law")
        }
        let channels = Int(short(bytes, 2))
        let rate = Int(number(bytes, 4))
        guard (1...2).contains(channels) else { throw .malformed("it has \(channels) channels, not 1 or 2") }
        guard (8000...48000).contains(rate) else { throw .malformed("its sample rate is not from 8000 to 48000 Hz") }
        let frame = channels * bits / 8
        guard Int(short(bytes, 12)) == frame, Int(number(bytes, 8)) == rate * frame else {
            throw .malformed("its format contradicts itself")
        }
        return Format(coding: coding, channels: channels, rateHz: rate, frameBytes: frame)
    }

    // MARK: - Sound and silence

    /// Twenty milliseconds are judged at once, as a telephone's frames are.
    private static let windowsPerSecond = 50
    /// What is softer than a sixty-fourth of full scale (-36 dB) at its loudest is silence.
    private static let quietest = 32768 / 64
    /// A shorter silence belongs to the speech around it: ten windows.
    private static let shortestGap = 10

    private static func sound(
        _ samples: ArraySlice<UInt8>,
        _ format: Format
    ) throws(SoundLibrary.Problem) -> SoundFile {
        guard !samples.isEmpty else { throw .malformed("it holds no sound") }
        guard samples.count % format.frameBytes == 0 else { throw .malformed("its last sample is cut off") }
        let frames = samples.count / format.frameBytes
        let length = span(frames, format)
        guard length <= maximumLength else { throw .malformed("it is longer than \(maximumLength)") }
        let window = format.rateHz / windowsPerSecond
        var stretches: [(first: Int, end: Int)] = []
        for (place, begin) in stride(from: 0, to: frames, by: window).enumerated() {
            let end = min(begin + window, frames)
            let first = samples.startIndex + begin * format.frameBytes
            guard isSounding(samples[first..<first + (end - begin) * format.frameBytes], format.coding) else {
                continue
            }
            if let last = stretches.last, place - (last.end + window - 1) / window < shortestGap {
                stretches[stretches.count - 1].end = end
            } else {
                stretches.append((begin, end))
            }
        }
        return SoundFile(
            length: length,
            stretches: stretches.map { SoundStretch(from: span($0.first, format), to: span($0.end, format)) }
        )
    }

    private static func span(_ frames: Int, _ format: Format) -> TimeSpan {
        TimeSpan(nanoseconds: Int64(frames) * 1_000_000_000 / Int64(format.rateHz))
    }

    private static func isSounding(_ samples: ArraySlice<UInt8>, _ coding: Format.Coding) -> Bool {
        switch coding {
        case .unsigned8: return samples.contains { abs(Int($0) - 128) * 256 >= quietest }
        case .muLaw: return samples.contains { muLawMagnitude($0) >= quietest }
        case .signed16:
            return stride(from: samples.startIndex, to: samples.endIndex - 1, by: 2).contains { place in
                let value = UInt16(samples[place]) | UInt16(samples[place + 1]) << 8
                return abs(Int(Int16(bitPattern: value))) >= quietest
            }
        }
    }

    /// G.711: how loud a mu-law sample is, on the scale of 16 bits.
    private static func muLawMagnitude(_ byte: UInt8) -> Int {
        let bits = ~byte
        return (((Int(bits & 0x0F) << 3) + 0x84) << Int((bits & 0x70) >> 4)) - 0x84
    }

    // MARK: - Numbers, little end first

    private static func word(_ bytes: [UInt8], _ place: Int) -> String {
        String(decoding: bytes[place..<place + 4], as: UTF8.self)
    }

    private static func short(_ bytes: [UInt8], _ place: Int) -> UInt16 {
        UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
    }

    private static func number(_ bytes: [UInt8], _ place: Int) -> UInt32 {
        UInt32(short(bytes, place)) | UInt32(short(bytes, place + 2)) << 16
    }
}
