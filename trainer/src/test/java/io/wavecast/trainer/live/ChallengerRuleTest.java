package io.wavecast.trainer.live;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.topics.versions.Library;
import io.wavecast.core.topics.versions.NameVersions;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.core.topics.versions.SwapTiming;
import io.wavecast.core.topics.versions.VersionRule;
import io.wavecast.trainer.decide.PromotionRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ChallengerRuleTest {
    private static final ModelVersion CHAMPION = new ModelVersion("eeg", 2);
    private static final ModelVersion CHALLENGER = new ModelVersion("eeg", 3);
    private static final Duration COOL_DOWN = Duration.ofHours(1);
    private static final long CHANGED = 1_000; // when the version in force changed
    private static final long COOL = CHANGED + COOL_DOWN.toMillis();
    private static final PromotionRule RULE = new PromotionRule(0.05, 500, 2, 0.01, 0, 10, 64, COOL_DOWN);

    private static final long OTHER_TARGETS = 5;

    private final Library library = new Library();
    private final NameVersions versions = library.of("eeg");
    private final List<Set<ModelVersion>> asked = new ArrayList<>();
    private final ChallengerRule rule =
            new ChallengerRule(RULE, ChallengerRule.ChallengerOf::byRule, this::facts); // blocks of a second
    private final SplittableRandom random = new SplittableRandom(1);

    @BeforeEach
    void publish() throws InterruptedException {
        publish(1, Promotion.IMMEDIATE, 0);
        publish(2, Promotion.IMMEDIATE, CHANGED);
        publish(3, Promotion.RULE, 2_000);
        assertThat(rule.begin(library)).hasValue(2_000);
    }

    @Test
    void shouldPromoteABetterChallengerAfterTheCoolDown() {
        run(2, 0.5);

        assertThat(rule.proposals(COOL - 1)).isEmpty();
        Proposal proposal = only(COOL);
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.PROMOTED);
        assertThat(proposal.decide(versions, () -> COOL, SwapTiming.AT_ONCE)).isTrue();
        assertThat(versions.decisions().inForce()).contains(CHALLENGER);
        assertThat(proposal.decide(versions, () -> COOL, SwapTiming.AT_ONCE))
                .as("a second time")
                .isFalse();
    }

    @Test
    void shouldRetireAWorseChallengerAtOnce() {
        run(2, 2);

        Proposal proposal = only(CHANGED);
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.RETIRED);
        assertThat(proposal.why()).contains("larger than that of eeg@2");
        assertThat(proposal.decide(versions, () -> CHANGED, SwapTiming.AT_ONCE)).isTrue();
        assertThat(versions.decisions().inForce()).contains(CHAMPION);
        assertThat(versions.challenger()).isEmpty();
    }

    @Test
    void shouldRetireAChallengerThatIsTheSame() {
        run(2, 1);

        Proposal proposal = only(CHANGED);
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.RETIRED);
        assertThat(proposal.why()).startsWith("no difference that counts: ");
    }

    @Test
    void shouldRetireAChallengerWithoutEnoughSeries() {
        run(1, 0.5);

        Proposal proposal = only(CHANGED);
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.RETIRED);
        assertThat(proposal.why()).startsWith("no block with enough series");
    }

    @Test
    void shouldBeginAnewWithTheNextChallengerOnly() throws InterruptedException {
        run(2, 1);
        List<OpenTest> before = rule.open();
        assertThat(rule.begin(library)).hasValue(2_000);
        assertThat(rule.open()).isEqualTo(before);
        assertThat(asked).last().isEqualTo(Set.of());

        publish(4, Promotion.RULE, 3_000);

        assertThat(rule.begin(library)).hasValue(3_000);
        assertThat(rule.open()).containsExactly(new OpenTest(new ModelVersion("eeg", 4), 0, 0));
    }

    @Test
    void shouldLeaveOthersToPeople() throws InterruptedException {
        publish(4, Promotion.MANUAL, 3_000);

        assertThat(rule.begin(library)).isEmpty();
        assertThat(rule.open()).isEmpty();
    }

    @Test
    void shouldWarnOnceOfAChallengerThatIsNeverScored() throws InterruptedException {
        publish(OTHER_TARGETS, Promotion.RULE, 3_000);

        var log = (Logger) LoggerFactory.getLogger(OtherTargets.class);
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        log.addAppender(appender);
        try {
            assertThat(rule.begin(library)).isEmpty();
            assertThat(rule.begin(library)).isEmpty();
        } finally {
            log.detachAppender(appender);
        }

        assertThat(rule.open()).isEmpty();
        assertThat(appender.list.stream().map(ILoggingEvent::getFormattedMessage))
                .containsExactly(
                        "model eeg@5 is not tested: it forecasts channel 2 of 3, eeg@2 in force channel 1 of 3,"
                                + " so it has no scores to compare; put it in force by models promote eeg@5, or end it by models"
                                + " retire eeg@5");
    }

    private void publish(long number, Promotion promotion, long nowMillis) {
        versions.publish(number, new byte[1], new VersionRule(promotion, 5), "a test", () -> nowMillis);
    }

    private Map<ModelVersion, VersionFacts> facts(Set<ModelVersion> wanted) {
        asked.add(Set.copyOf(wanted));
        Map<ModelVersion, VersionFacts> facts = new HashMap<>();
        wanted.forEach(version -> facts.put(
                version,
                new VersionFacts(
                        100_000L, new TargetChannels(3, version.number() == OTHER_TARGETS ? List.of(1) : List.of(0)))));
        return facts;
    }

    private Proposal only(long nowMillis) {
        List<Proposal> proposals = rule.proposals(nowMillis);
        assertThat(proposals).hasSize(1);
        return proposals.get(0);
    }

    /** @param ratio of the challenger's squared error to the champion's */
    private void run(int series, double ratio) {
        for (int second = 0; second < 80; second++) {
            for (int i = 0; i < series; i++) {
                double squared = 1 + random.nextDouble();
                rule.accept("s" + i, summary(CHAMPION, ForecastStatus.OK, second, squared));
                rule.accept("s" + i, summary(CHALLENGER, ForecastStatus.CHALLENGER, second, ratio * squared));
            }
        }
    }

    private static ScoreSummary summary(ModelVersion version, ForecastStatus status, long second, double squared) {
        return new ScoreSummary(second * 1_000_000, version, status, 1, 10, squared, 4, 3, 9, 1, 0);
    }
}
