package io.wavecast.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.Model;
import io.wavecast.experiments.report.Report;
import io.wavecast.experiments.stream.LiveView;
import io.wavecast.experiments.stream.PacedStream;
import io.wavecast.experiments.words.LetterSequence;
import io.wavecast.experiments.words.WordsExperiment;
import io.wavecast.experiments.words.WordsTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Experiments on the live page: only this module depends on both. */
class WordsPageIT {
    private static final double PER_SECOND = 200;

    @Test
    void shouldShowTheErrorOfEachLetter() throws Exception {
        try (LiveView view = LiveView.Opener.find().orElseThrow().open(0, "words")) {
            var report = new Report(
                    new PrintWriter(new StringWriter()),
                    Optional.empty(),
                    1,
                    Optional.of(new PacedStream(view, PER_SECOND)));
            Model model = WordsTraining.trainSimple(LetterSequence.random(60, new Random(1)), 1, 1, report, "elman");

            WordsExperiment.stream(model, report);

            JsonNode live = live(view);
            assertThat(live.at("/run/phase").asText()).isEqualTo("finished");
            JsonNode detail = live.get("detail");
            String text = detail.get("text").asText();
            assertThat(text).matches("[A-Za-z]+").matches(".*[A-Z].*");
            assertThat(detail.get("actual")).hasSize(text.length());
            // One error for nearly every letter; the first letter has no forecast.
            assertThat(detail.at("/history/rmse")).hasSizeBetween(text.length() - 3, text.length());
        }
    }

    private static JsonNode live(LiveView view) throws IOException, InterruptedException {
        URI live = URI.create(view.url()).resolve("/live?history=");
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.ofByteArray());
        return new ObjectMapper().readTree(answer.body());
    }
}
