/// Makes wav files, and broken ones.
package enum Wave {
    /// How samples are written.
    package enum Coding: CaseIterable { case pcm8, pcm16, muLaw }

    /// A stretch of one loudness: from 0 for silence to 1 for full scale, and how many seconds it lasts.
    package typealias Part = (level: Double, seconds: Double)

    package static func silence(_ seconds: Double) -> [Part] { [(0, seconds)] }
    package static func tone(_ seconds: Double) -> [Part] { [(0.5, seconds)] }

    /// A whole file.
    package static func bytes(
        _ parts: [Part],
        _ coding: Coding = .pcm16,
        channels: Int = 1,
        rateHz: Int = 8000,
        before: [UInt8] = []
    ) -> [UInt8] {
        var samples: [UInt8] = []
        for part in parts {
            let count = Int((part.seconds * Double(rateHz)).rounded()) * channels
            for place in 0..<count {
                // Up and down by turns, with the whole file a square wave.
                let value = part.level * (place / channels / 4 % 2 == 0 ? 1 : -1)
                switch coding {
                case .pcm8: samples.append(UInt8(128 + Int(value * 127)))
                case .pcm16:
                    let sample = UInt16(bitPattern: Int16(value * 32767))
                    samples += [UInt8(sample & 0xFF), UInt8(sample >> 8)]
                // The loudest sample of either sign, and the softest.
                case .muLaw: samples.append(value == 0 ? 0xFF : value > 0 ? 0x80 : 0x00)
                }
            }
        }
        let tag = coding == .muLaw ? 7 : 1
        let format = format(tag: tag, channels: channels, rateHz: rateHz, bits: coding == .pcm16 ? 16 : 8)
        return riff(before + format + chunk("data", samples))
    }

    /// The frame around chunks.
    package static func riff(_ chunks: [UInt8]) -> [UInt8] {
        Array("RIFF".utf8) + number(chunks.count + 4, 4) + Array("WAVE".utf8) + chunks
    }

    /// A chunk, filled up to an even size.
    package static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
        Array(name.utf8) + number(body.count, 4) + body + (body.count % 2 == 0 ? [] : [0])
    }

    /// The chunk that says the format.
    package static func format(
        tag: Int = 1,
        channels: Int = 1,
        rateHz: Int = 8000,
        bits: Int = 16,
        byteRate: Int? = nil
    ) -> [UInt8] {
        let frame = channels * bits / 8
        let body =
            number(tag, 2) + number(channels, 2) + number(rateHz, 4) + number(byteRate ?? rateHz * frame, 4)
            + number(frame, 2) + number(bits, 2)
        return chunk("fmt ", body)
    }

    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
