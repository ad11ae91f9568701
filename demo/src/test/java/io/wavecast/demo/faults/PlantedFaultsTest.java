package io.wavecast.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.cli.Problems;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.demo.page.LiveAlarm;
import io.wavecast.signals.Signal;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlantedFaultsTest {
    private static final long ORIGIN = 1_700_000_000_000_000L;
    private static final String FAULTY = "neural-mass/Fz";
    private static final Signal SIGNAL = GeneratedSignal.of(SignalKind.NEURAL_MASS, 1);

    private final List<String> events = new ArrayList<>();
    private final SetClock clock = new SetClock();
    private final PlantedFaults faults =
            new PlantedFaults(FaultPlan.of(SIGNAL, Optional.of(Duration.ofSeconds(60))), FAULTY, clock, events::add);

    @Test
    void shouldSayWhatWasToldOfEachFault() {
        told(31.3, AnomalyKind.SPIKE, 31.2, OptionalLong.empty());
        told(31.6, AnomalyKind.SPIKE, 31.2, OptionalLong.of(micros(31.2)));
        told(42.25, AnomalyKind.VARIANCE, 42.2, OptionalLong.empty());
        told(44.5, AnomalyKind.STUCK, 42.192, OptionalLong.empty());
        told(20.1, AnomalyKind.VARIANCE, 20, OptionalLong.empty());

        FaultReport report = faults.report(OptionalLong.of(ORIGIN));

        assertThat(report.results()).extracting(one -> one.fault().kind()).containsExactly(FaultKind.values());
        FaultResult spike = report.results().get(0);
        assertThat(spike.delay().getAsDouble()).isBetween(0.0999, 0.1001);
        assertThat(spike.inTime()).isTrue();
        assertThat(spike.ended()).isTrue();
        assertThat(report.results().get(1).told()).isEmpty();
        assertThat(report.results().get(1).inTime()).isFalse();
        FaultResult stuck = report.results().get(2);
        assertThat(stuck.told().orElseThrow().anomaly().kind()).isEqualTo(AnomalyKind.STUCK);
        assertThat(stuck.inTime()).isFalse();
        assertThat(stuck.ended()).isFalse();
        assertThat(report.others()).isEqualTo(1);
    }

    @Test
    void shouldCountAnomaliesOfOtherSeriesAsOthers() {
        clock.seconds = 31.3;
        faults.take("neural-mass/O1", anomaly(AnomalyKind.SPIKE, 31.2, OptionalLong.empty()));

        FaultReport report = faults.report(OptionalLong.of(ORIGIN));

        assertThat(report.results()).allMatch(one -> one.told().isEmpty());
        assertThat(report.others()).isEqualTo(1);
    }

    @Test
    void shouldTellBeginningsAndEndsInWords() {
        told(31.3, AnomalyKind.SPIKE, 31.2, OptionalLong.empty());
        told(31.6, AnomalyKind.SPIKE, 31.2, OptionalLong.of(micros(31.45)));
        clock.seconds = 60;
        faults.take(
                FAULTY,
                new Anomaly(
                        0,
                        AnomalyKind.SILENCE,
                        micros(48.2),
                        OptionalLong.empty(),
                        StrictMath.log10(11),
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        Direction.NONE,
                        ModelVersion.NAIVE));

        assertThat(events)
                .containsExactly(
                        "Anomaly in neural-mass/Fz: spike begins, 97.20 where 41.00 was expected: one such surprise in 120,000 samples",
                        "Anomaly in neural-mass/Fz: spike ends after 0.25 s",
                        "Anomaly in neural-mass/Fz: silence begins: 10 observations are missing or more");
    }

    @Test
    void shouldShowThePageWhatIsPlantedAndTold() {
        told(31.3, AnomalyKind.SPIKE, 31.2, OptionalLong.empty());
        told(38.4, AnomalyKind.SPIKE, 38.203, OptionalLong.empty());
        told(10.1, AnomalyKind.SHIFT, 10, OptionalLong.of(micros(11)));

        List<LiveAlarm> alarms = faults.live(OptionalLong.of(ORIGIN)).alarms();

        assertThat(faults.live(OptionalLong.of(ORIGIN)).faults())
                .extracting(one -> one.name())
                .containsExactly("spike", "level shift", "stuck sensor", "silence");
        assertThat(alarms.get(0).planted()).isEqualTo("spike");
        assertThat(alarms.get(0).fromSeconds()).isEqualTo(31.2);
        assertThat(alarms.get(0).untilSeconds()).isNaN();
        assertThat(alarms.get(0).delaySeconds()).isBetween(0.0999, 0.1001);
        assertThat(alarms.get(1).planted()).isEqualTo("end of level shift");
        assertThat(alarms.get(1).delaySeconds()).isBetween(0.1999, 0.2001);
        assertThat(alarms).hasSize(2); // an end without its beginning is of an anomaly that was not seen
    }

    @Test
    void shouldPrintATable() {
        told(31.3, AnomalyKind.SPIKE, 31.2, OptionalLong.of(micros(31.2)));
        told(31.3, AnomalyKind.SPIKE, 31.2, OptionalLong.empty());
        told(31.6, AnomalyKind.SPIKE, 31.2, OptionalLong.of(micros(31.2)));

        assertThat(FaultTable.lines(faults.report(OptionalLong.of(ORIGIN)), 1.15))
                .anyMatch(line -> line.matches("spike +31.2 s +spike +0.10 s +<= 2 s +yes"))
                .anyMatch(line -> line.matches("silence +48.2 s +57.2 s +not told +- +<= 8 s +no"))
                .contains("Other anomalies told: 0. The settings allow 1.2 false alarms in this time.");
    }

    @Test
    void shouldRefuseWhatItCannotPlantIn() {
        Problems problems = Problems.ofOptions();
        FaultPlan.check(
                problems, GeneratedSignal.of(SignalKind.RANDOM_WALK, 1), false, 2, Optional.of(Duration.ofSeconds(30)));
        Problems ofRecordings = Problems.ofOptions();
        FaultPlan.check(ofRecordings, SIGNAL, true, 1, Optional.empty());
        Problems none = Problems.ofOptions();
        FaultPlan.check(none, SIGNAL, false, 1, Optional.of(Duration.ofSeconds(60)));

        assertThat(problems.found()).hasSize(3);
        assertThat(ofRecordings.found()).hasSize(1);
        assertThat(none.isEmpty()).isTrue();
    }

    private void told(double now, AnomalyKind kind, double from, OptionalLong until) {
        clock.seconds = now;
        faults.take(FAULTY, anomaly(kind, from, until));
    }

    private static Anomaly anomaly(AnomalyKind kind, double from, OptionalLong until) {
        return new Anomaly(0, kind, micros(from), until, 5.08, 97.2, 41, 38, 44, Direction.UP, ModelVersion.NAIVE);
    }

    private static long micros(double seconds) {
        return ORIGIN + Math.round(seconds * 1e6);
    }

    /** Shows the time that the test set. */
    private static final class SetClock extends Clock {
        private double seconds;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(1_000 * micros(seconds));
        }
    }
}
