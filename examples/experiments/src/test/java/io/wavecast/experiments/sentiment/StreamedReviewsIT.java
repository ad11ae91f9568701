package io.wavecast.experiments.sentiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.experiments.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class StreamedReviewsIT {
    @Test
    void shouldMatchTheStreamAfterEachWordAndAtTheEnd() throws Exception {
        var output = new StringWriter();
        var report = new Report(new PrintWriter(output), Optional.empty(), 1);
        ReviewSplit split = ReviewSplit.of(GeneratedReviews.of(400, new Random(1)), 0, 1);
        ReviewClassifier oneWay = SentimentExperiment.train(LstmVariant.STACKED, List.of(split), 2, report)
                .get(0);
        ReviewClassifier bidirectional = SentimentExperiment.train(LstmVariant.BIDIRECTIONAL, List.of(split), 2, report)
                .get(0);

        StreamedReviews.compare(oneWay, bidirectional, split.test().subList(0, 12), report);

        assertThat(output.toString()).contains("through the stream: 12 reviews, each a series");
        assertThat(oneWay.runningProbability(split.test().get(0))).doesNotHaveDuplicates();
    }
}
