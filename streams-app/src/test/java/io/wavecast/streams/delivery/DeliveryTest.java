package io.wavecast.streams.delivery;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.series.VisibleTimes;
import org.junit.jupiter.api.Test;

class DeliveryTest {
    private static final long LIMIT = 140_000; // of a commit every 100 ms

    private final Delivery auto = new Delivery(settings(true, true, 100_000));

    @Test
    void shouldCommitFastWhileATargetIsNearerThanACommitCanBe() {
        assertThat(auto.commitsFast()).as("no model").isFalse();

        auto.modelSwapped(aModel().named("slow").periodMicros(LIMIT).build(), 1);
        assertThat(auto.commitsFast()).as("a target at the limit").isFalse();

        auto.modelSwapped(aModel().named("fast").periodMicros(LIMIT - 1).build(), 2);
        assertThat(auto.commitsFast()).isTrue();

        auto.modelRetired("fast", 1);
        assertThat(auto.commitsFast()).isFalse();
    }

    @Test
    void shouldJudgeByTheNearestHorizon() {
        auto.modelSwapped(aModel().periodMicros(10_000).horizons(14, 100).build(), 1);
        assertThat(auto.commitsFast()).isFalse();

        auto.modelSwapped(
                aModel().version(2).periodMicros(10_000).horizons(13, 100).build(), 1);
        assertThat(auto.commitsFast()).isTrue();

        auto.modelSwapped(aModel().version(3).periodMicros(1_000_000).build(), 1);
        assertThat(auto.commitsFast()).as("a successor with far targets").isFalse();
    }

    @Test
    void shouldStopCommittingFastWhenTheVersionStepsDown() {
        auto.modelSwapped(aModel().version(2).build(), 1);

        auto.modelSteppedDown(new ModelVersion("default", 1), 1); // an older version
        assertThat(auto.commitsFast()).isTrue();
        auto.modelSteppedDown(new ModelVersion("default", 2), 0);
        assertThat(auto.commitsFast()).isFalse();
    }

    @Test
    void shouldNotCommitFastUnderOtherSettings() {
        for (Delivery other : new Delivery[] {
            new Delivery(settings(true, false, 100_000)), // a profile that was set
            new Delivery(settings(false, true, 100_000)), // forecasts do not wait for commits
            new Delivery(settings(true, true, 10_000)) // Kafka Streams commits as often
        }) {
            other.modelSwapped(aModel().build(), 1);

            assertThat(other.commitsFast()).isFalse();
        }
    }

    @Test
    void shouldNotCommitFasterSinceTheIntervalIsLonger() {
        var slow = new Delivery(settings(true, true, 10_000_000));
        slow.modelSwapped(aModel().periodMicros(1_000_000).build(), 1);
        assertThat(slow.commitsFast()).isFalse();

        slow.modelSwapped(aModel().version(2).periodMicros(LIMIT - 1).build(), 1);
        assertThat(slow.commitsFast()).isTrue();
    }

    @Test
    void shouldExpectTheMeasuredMedian() {
        assertThat(auto.expectedMicros()).isEqualTo(LIMIT);

        for (int i = 0; i < 99; i++) {
            auto.measured(i < 50 ? 60_000 : 90_000);
        }
        assertThat(auto.expectedMicros()).isEqualTo(60_000);

        auto.modelSwapped(aModel().build(), 1);
        assertThat(auto.expectedMicros())
                .as("what was measured before a change")
                .isEqualTo(50_000);
    }

    @Test
    void shouldKeepTheTimesOfEachThreadApart() throws InterruptedException {
        BatchTimes own = auto.ofThisThread();
        var others = new BatchTimes[1];
        var thread = new Thread(() -> others[0] = auto.ofThisThread());
        thread.start();
        thread.join();

        assertThat(others[0]).isNotNull().isNotSameAs(own);
        assertThat(auto.visibleTimes()).isSameAs(own);
    }

    @Test
    void shouldTakeForecastsForVisibleWhenTheyWereComputedIfProducersAreNotWatched() {
        assertThat(Delivery.untracked().visibleTimes()).isSameAs(VisibleTimes.UNTRACKED);
    }

    private static DeliverySettings settings(boolean exactlyOnce, boolean auto, long commitMicros) {
        return new DeliverySettings(auto ? "auto" : "throughput", exactlyOnce, auto, commitMicros, 0);
    }
}
