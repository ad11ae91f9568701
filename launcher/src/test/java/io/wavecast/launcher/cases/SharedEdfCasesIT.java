package io.wavecast.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** EDF files that were refused, cut or merged. The values are those that edfio reads. */
@Tag("once")
class SharedEdfCasesIT extends SharedCase {
    @Test
    void case16ShouldReadTheGoodChannels() throws InterruptedException {
        CaseRun all = produce("16-dummy-channel.edf");
        CaseRun some = produce("16-dummy-channel.edf", "--channels=FP1-F7,F7-T7");
        CaseRun dummy = produce("16-dummy-channel.edf", "--channels=-");

        assertSent(all, "F/FP1-F7", "F/F7-T7", "F/T8-P8");
        assertThat(all.said()).contains("channel '-' is left out");
        assertThat(all.values("F/T8-P8")).hasSize(12);
        assertThat(all.values("F/T8-P8")[0]).isCloseTo(10.68284123, within(1e-7));
        assertSent(some, "F/FP1-F7", "F/F7-T7");
        assertThat(dummy.code()).isEqualTo(2);
        assertThat(dummy.said()).contains("channel '-' cannot be read");
    }

    @Test
    void case17ShouldReadARecordingWithoutADate() throws InterruptedException {
        CaseRun now = produce("17-no-date.edf");
        CaseRun recorded = produce("17-no-date.edf", "--start=recorded");
        CaseRun from = produce("17-no-date.edf", "--from=2020-02-01T00:00:00Z");

        assertSent(now, "F/O1");
        assertThat(now.values("F/O1")).hasSize(12);
        assertThat(now.said()).contains("the start of the recording is unknown");
        assertThat(recorded.code()).isEqualTo(2);
        assertThat(recorded.said()).contains("--start: expected a recording with a start time");
        assertThat(from.code()).isEqualTo(2);
        assertThat(from.said()).contains("--from: expected a recording with a start time");
    }

    @Test
    void case18ShouldReadMoreRecordsThanTheHeaderStates() throws InterruptedException {
        CaseRun run = produce("18-more-records.edf");

        assertSent(run, "F/O1", "F/O2");
        assertThat(run.values("F/O1")).hasSize(120);
        assertThat(run.values("F/O1")[119]).isCloseTo(2.54367895, within(1e-7));
        assertThat(run.said()).contains("expected 20 data records as stated in the header, was 30");
    }

    @Test
    void case19ShouldRefuseMixedRatesInBacktest() throws InterruptedException {
        CaseRun mixed = backtest("19-mixed-rates.edf");
        CaseRun fast = backtest("19-mixed-rates.edf", "--channels=3Hz");
        CaseRun run = produce("19-mixed-rates.edf");

        assertThat(mixed.code()).isEqualTo(2);
        assertThat(mixed.said()).contains("3Hz (100 Hz), 0.2Hz (12.8 Hz)").contains("--channels");
        assertThat(fast.code()).as(fast.said()).isZero();
        assertSent(run, "F/3Hz", "F/0.2Hz");
        assertThat(run.times("F/3Hz")).hasSize(12_000);
        assertThat(run.times("F/0.2Hz")).hasSize(1_536);
    }

    @Test
    void case20ShouldKeepShortDurations() throws InterruptedException {
        CaseRun run = produce("20-short-records.edf", "--start=1970-01-01T00:00:00Z");

        assertSent(run, "F/O1");
        assertThat(run.times("F/O1"))
                .containsExactly(LongStream.range(0, 1_280)
                        .map(sample -> Math.round(sample * 1e6 / 128))
                        .toArray());
    }

    @Test
    void case21ShouldNumberChannelsOfOneLabel() throws InterruptedException {
        CaseRun all = produce("21-duplicate-labels.edf");
        CaseRun second = produce("21-duplicate-labels.edf", "--channels=T8-P8-2");

        assertSent(all, "F/FP1-F7", "F/T8-P8-1", "F/F7-T7", "F/T8-P8-2");
        assertThat(all.said()).contains("several channels are called T8-P8");
        assertSent(second, "F/T8-P8-2");
        assertThat(second.values("F/T8-P8-2")[0]).isCloseTo(8.54657816, within(1e-7));
    }
}
