package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ProtobufBytes.Fields;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive: what they should be, or a reason and a message that a person can act on; never another exception. */
class BadProtobufTest {
    private static final long TIME = 1_717_171_717_123_456L;
    private static final ModelVersion MODEL = new ModelVersion("default", 3);
    private static final double[] PAIR = {0.42, Double.NaN};

    private final ObservationCodec events = new ObservationCodec(WireFormat.PROTOBUF);
    private final ForecastCodec forecasts = new ForecastCodec(WireFormat.PROTOBUF);
    private final ScoreCodec scores = new ScoreCodec(WireFormat.PROTOBUF);

    private final byte[] event = events.write(new Observation(TIME, PAIR));
    private final byte[] forecast = forecasts.write(new Forecast(
            TIME,
            MODEL,
            ForecastStatus.OK,
            List.of(
                    new HorizonForecast(1, TIME, PAIR, PAIR, PAIR),
                    new HorizonForecast(5, HorizonForecast.UNKNOWN_TIME, PAIR, PAIR, PAIR))));
    private final byte[] summary =
            scores.write(new ScoreSummary(TIME, MODEL, ForecastStatus.OK, 1, 250, 1.5, 2.5, 3.5, 4.5, 0));

    @Test
    void shouldSayWhyAnObservationIsRefused() {
        expect("empty", "Observation", (byte[]) null);
        expect("empty", "Observation", new byte[0]);
        expect("too-large", "at most 1048576", new byte[(1 << 20) + 1]);
        expect("no-value", "one double per channel", out -> out.writeSFixed64(1, TIME));
        expect("no-value", "one double per channel", out -> out.writeByteArray(2, new byte[0]));
        expect("not-finite", "values[1] is Infinity: a finite number, or NaN", out -> {
            out.writeDouble(2, 1);
            out.writeDouble(2, Double.POSITIVE_INFINITY);
        });
        expect("all-missing", "all 2 channels are NaN", out -> {
            out.writeDouble(2, Double.NaN);
            out.writeDouble(2, Double.NaN);
        });
        expect("bad-time", "time_micros is -2208988800000001, out of range", out -> {
            out.writeSFixed64(1, -2_208_988_800_000_001L);
            out.writeDouble(2, 1);
        });
        expect("bad-time", "time_micros is 7289654400000000", out -> {
            out.writeSFixed64(1, 7_289_654_400_000_000L);
            out.writeDouble(2, 1);
        });
        expect("too-many-channels", "more than 4096", out -> out.writeByteArray(2, new byte[8 * 4_097]));
        expect("too-many-channels", "more than 4096", out -> {
            out.writeByteArray(2, new byte[8 * 4_096]);
            out.writeDouble(2, 1);
        });
        expect("not-protobuf", "12 bytes, not a multiple of 8", out -> out.writeByteArray(2, new byte[12]));
        expect("not-protobuf", "begin with 7b 22 76 22", "{\"v\":0.42}".getBytes(StandardCharsets.UTF_8));
        expect("not-protobuf", "end-group tag did not match", out -> out.writeTag(9, 4));
        expect("not-protobuf", "Observation", out -> out.writeUInt32NoTag(0));
    }

    @Test
    void shouldReadWhatIsJustNotTooMuch() {
        byte[] widest = ProtobufBytes.of(out -> out.writeByteArray(2, new byte[8 * 4_096]));

        assertThat(events.read(widest, 0).channels()).isEqualTo(4_096);
    }

    @Test
    void shouldNotReserveWhatALengthPromises() {
        expect("too-many-channels", "more than 4096", out -> {
            out.writeTag(2, 2);
            out.writeUInt32NoTag(Integer.MAX_VALUE - 7);
        });
        expect("not-protobuf", "Observation", out -> {
            out.writeTag(2, 2);
            out.writeUInt32NoTag(-8);
        });
    }

    @Test
    void shouldRefuseDeepNestingWithoutHarm() {
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) (9 << 3 | 3));

        expect("not-protobuf", "Observation", groups);
    }

    @Test
    void shouldNameAllThatIsWrongWithAForecast() {
        byte[] bad = ProtobufBytes.of(out -> {
            out.writeString(2, "a@b");
            out.writeEnum(4, 7);
            out.writeByteArray(5, ProtobufBytes.of(step -> {
                step.writeInt32(1, -1);
                step.writeDouble(3, 1);
                step.writeDouble(4, Double.NEGATIVE_INFINITY);
            }));
        });

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> forecasts.read(bad))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-forecast"))
                .withMessageContainingAll(
                        "made_micros is missing",
                        "without '@', was 'a@b'",
                        "status is 7: 1 for warming",
                        "horizon is -1",
                        "1 means, 1 lower and 0 upper",
                        "lower[0] -Infinity");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> forecasts.read(ProtobufBytes.of(out -> out.writeSFixed64(1, TIME))))
                .withMessageContainingAll("steps are missing", "status is 0");
    }

    @Test
    void shouldNameAllThatIsWrongWithASummary() {
        byte[] bad = ProtobufBytes.of(out -> out.writeByteArray(1, ProtobufBytes.of(fields -> {
            fields.writeInt64(6, -1);
            fields.writeInt64(7, -2);
            fields.writeDouble(8, Double.POSITIVE_INFINITY);
        })));

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> scores.readSummary(bad))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-score"))
                .withMessageContainingAll(
                        "from_micros is missing",
                        "model",
                        "status is 0",
                        "horizon is 0",
                        "count is -1",
                        "late is -2",
                        "squared_error is Infinity");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> scores.readSummary(ProtobufBytes.of(out -> out.writeByteArray(2, new byte[0]))))
                .withMessageContaining("summary is missing");
    }

    @Test
    void shouldRefuseWhatIsCutOff() {
        for (int length = 0; length < event.length; length++) {
            byte[] cut = Arrays.copyOf(event, length);
            assertThat(refuses(bytes -> events.read(bytes, 0), cut))
                    .as("%d bytes of an observation", length)
                    .isOne();
        }
        // Between two steps a forecast may end: that is how protobuf is.
        int whole = 0;
        for (int length = 0; length < forecast.length; length++) {
            whole += 1 - refuses(forecasts::read, Arrays.copyOf(forecast, length));
        }
        assertThat(whole).isOne();
        for (int length = 0; length < summary.length; length++) {
            assertThat(refuses(scores::readSummary, Arrays.copyOf(summary, length)))
                    .as("%d bytes of a summary", length)
                    .isOne();
        }
    }

    @Test
    void shouldSurviveDamagedBytes() {
        int refused = damaged(event, bytes -> events.read(bytes, 0))
                + damaged(forecast, forecasts::read)
                + damaged(summary, scores::readSummary);

        assertThat(refused).isGreaterThan(30_000);
    }

    @Test
    void shouldSurviveNoise() {
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            refused += refuses(bytes -> events.read(bytes, 0), noise)
                    + refuses(forecasts::read, noise)
                    + refuses(scores::readSummary, noise);
        }
        assertThat(refused).isGreaterThan(59_000);
    }

    /** @return how many of many damaged copies were refused */
    private static int damaged(byte[] good, Consumer<byte[]> reading) {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int hits = random.nextInt(3); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(reading, damaged);
        }
        return refused;
    }

    private static int refuses(Consumer<byte[]> reading, byte[] bytes) {
        try {
            reading.accept(bytes);
            return 0;
        } catch (UnreadableException e) {
            return 1;
        }
    }

    private void expect(String reason, String message, Fields fields) {
        expect(reason, message, ProtobufBytes.of(fields));
    }

    private void expect(String reason, String message, byte[] bytes) {
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> events.read(bytes, 0));

        assertThat(refused.getMessage()).contains(message).hasSizeLessThan(300);
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
