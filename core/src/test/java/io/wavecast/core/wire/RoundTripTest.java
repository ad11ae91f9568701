package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.bytes.DecimalSeconds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Checks that written records read back exactly: every bit of a double, and every microsecond. */
class RoundTripTest {
    private static final long YEAR_1900 = -2_208_988_800_000_000L;
    private static final long YEAR_2200 = 7_289_654_399_999_999L;

    @Property(seed = "1", tries = 1_000)
    void shouldReadObservationsBack(
            @ForAll WireFormat format,
            @ForAll @LongRange(min = YEAR_1900, max = YEAR_2200) long time,
            @ForAll("channels") double[] values) {
        Observation observation = new Observation(time, values);
        ObservationCodec codec = new ObservationCodec(format);
        values[0] = Double.isNaN(values[0]) ? -0.0 : values[0]; // not all missing

        assertThat(codec.read(codec.write(observation), 0)).isEqualTo(observation);
    }

    @Property(seed = "1", tries = 600)
    void shouldReadForecastsBack(
            @ForAll WireFormat format,
            @ForAll long made,
            @ForAll("versions") ModelVersion model,
            @ForAll ForecastStatus status,
            @ForAll("steps") List<HorizonForecast> steps) {
        Forecast forecast = new Forecast(made / 16, model, status, steps);
        ForecastCodec codec = new ForecastCodec(format);

        assertThat(codec.read(codec.write(forecast))).isEqualTo(forecast);
    }

    @Property(seed = "1", tries = 600)
    void shouldReadSummariesBack(
            @ForAll WireFormat format,
            @ForAll("versions") ModelVersion model,
            @ForAll ForecastStatus status,
            @ForAll @IntRange(min = 1, max = 1_000) int horizon,
            @ForAll @LongRange(min = 1) long count,
            @ForAll("numbers") double squared,
            @ForAll("numbers") double naive,
            @ForAll("numbers") double absolute,
            @ForAll("numbers") double covered,
            @ForAll("numbers") double intervalScores) {
        ScoreSummary summary = new ScoreSummary(
                1_717_171_717_000_000L,
                model,
                status,
                horizon,
                count,
                squared,
                naive,
                absolute,
                covered,
                intervalScores,
                count / 3);
        ScoreCodec codec = new ScoreCodec(format);

        assertThat(codec.readSummary(codec.write(summary))).isEqualTo(summary);
    }

    @Property(seed = "1")
    void shouldReadSecondsBack(@ForAll @LongRange(min = -1L << 58, max = 1L << 58) long micros) {
        assertThat(DecimalSeconds.parse(DecimalSeconds.format(micros))).isEqualTo(micros);
    }

    /** All finite numbers, and missing values. */
    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.longs().map(Double::longBitsToDouble).map(v -> Double.isInfinite(v) ? Double.NaN : v);
    }

    @Provide
    Arbitrary<double[]> channels() {
        return numbers().list().ofMinSize(1).ofMaxSize(5).map(list -> list.stream()
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    @Provide
    Arbitrary<ModelVersion> versions() {
        Arbitrary<String> names = Arbitraries.strings()
                .all()
                .excludeChars('@')
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(name -> !name.isBlank() && isText(name));
        return Combinators.combine(names, Arbitraries.longs().greaterOrEqual(0)).as(ModelVersion::new);
    }

    @Provide
    Arbitrary<List<HorizonForecast>> steps() {
        return Combinators.combine(
                        channels(), Arbitraries.longs(), Arbitraries.integers().between(1, 40))
                .as((values, at, count) -> {
                    List<HorizonForecast> steps = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        long aimed = at % 2 == 0 ? HorizonForecast.UNKNOWN_TIME : at / 16;
                        steps.add(new HorizonForecast(i + 1, aimed, values, values, values));
                    }
                    return steps;
                });
    }

    /** No halves of surrogate pairs, which UTF-8 cannot encode. */
    private static boolean isText(String name) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(name);
    }
}
