package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.query.OneSeries.Found;
import io.wavecast.streams.series.SeriesState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Checks which instance answers. */
class OneSeriesTest {
    private final FakePlaces places = new FakePlaces();
    private final FakeNeighbours neighbours = new FakeNeighbours();
    private final OneSeries queries = new OneSeries(places, neighbours);

    @Test
    void shouldAnswerASeriesThatIsHere() {
        places.inPartition = true;

        assertThat(ask(false, "")).isEqualTo("here");
        assertThat(neighbours.asked).isEmpty();
    }

    @Test
    void shouldForwardASeriesToItsInstance() {
        places.active = "b:1";
        neighbours.answers.put("b:1 owner", 200);

        assertThat(ask(false, "")).isEqualTo("b:1 owner");
    }

    @Test
    void shouldFindASeriesWhoseSenderPlacesKeysInAnotherWay() {
        places.active = "b:1";
        neighbours.answers.put("b:1 owner", 404);
        neighbours.answers.put("c:1 any", 200);
        neighbours.answers.put("b:1 any", 404);
        assertThat(ask(false, "")).isEqualTo("c:1 any");

        places.anywhere = true;
        assertThat(ask(false, "")).isEqualTo("here");
    }

    @Test
    void shouldNotKnowASeriesThatNoInstanceKnows() {
        neighbours.answers.put("b:1 any", 404);
        neighbours.answers.put("c:1 any", 404);

        assertError(404, () -> ask(false, ""), "no series has the name 'pump'");
    }

    @Test
    void shouldNotCallASeriesUnknownWhileAnInstanceDoesNotAnswer() {
        neighbours.answers.put("b:1 any", 404);

        assertError(503, () -> ask(false, ""), "c:1");
    }

    @Test
    void shouldAskAStandbyOnlyIfThatIsGoodEnough() {
        places.active = "b:1";
        places.standbys = Set.of("c:1");
        neighbours.answers.put("c:1 standby", 200);

        assertError(503, () -> ask(false, ""), "b:1");
        assertThat(ask(true, "")).isEqualTo("c:1 standby");

        places.standbys = Set.of("a:1");
        places.inPartition = true;
        assertThat(ask(true, "")).isEqualTo("here, stale");
    }

    /** The partition was a standby's until now. */
    @Test
    void shouldAnswerFromItsOwnCopyWhileThePartitionIsAssigned() {
        places.inPartition = true;
        places.assigning = true;

        assertError(503, () -> ask(false, ""), "being assigned");
        assertThat(ask(true, "")).isEqualTo("here, stale");

        places.assigning = false;
        assertThat(ask(true, "")).isEqualTo("here");
    }

    @Test
    void shouldNeverForwardAForwardedQuestion() {
        places.active = "b:1";

        assertError(503, () -> ask(false, "owner"), "on its way to another instance");
        assertError(404, () -> ask(false, "any"), "no series");
        assertError(404, () -> ask(false, "standby"), "no series");
        places.inPartition = true;
        assertThat(ask(false, "standby")).isEqualTo("here, stale");
        assertThat(neighbours.asked).isEmpty();
    }

    private static void assertError(int status, Runnable question, String words) {
        assertThatThrownBy(question::run)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(status))
                .hasMessageContaining(words);
    }

    private String ask(boolean stale, String forwarded) {
        var request = new ApiRequest(
                List.of("series", "pump"), Map.of(), forwarded.isEmpty() ? Optional.empty() : Optional.of(forwarded));
        ApiAnswer answer = queries.answer(request, "pump", stale, false, OneSeriesTest::here);
        return new String(((ApiAnswer.Json) answer).body(), StandardCharsets.UTF_8);
    }

    private static ApiAnswer here(Found found) {
        return ApiAnswer.of((found.stale() ? "here, stale" : "here").getBytes(StandardCharsets.UTF_8));
    }

    private static final class FakePlaces implements SeriesPlaces {
        private String active = "a:1";
        private Set<String> standbys = Set.of();
        private boolean inPartition;
        private boolean assigning;
        private boolean anywhere;

        @Override
        public String self() {
            return "a:1";
        }

        @Override
        public List<String> others() {
            return List.of("b:1", "c:1");
        }

        @Override
        public Place placeOf(String series) {
            return new Place(0, active, standbys);
        }

        @Override
        public Optional<SeriesState> state(String series, int partition, boolean stale) {
            if (assigning && !stale) {
                throw ApiException.unavailable("being assigned");
            }
            return inPartition ? Optional.of(new SeriesState(1, 4)) : Optional.empty();
        }

        @Override
        public Optional<SeriesState> state(String series) {
            return anywhere ? Optional.of(new SeriesState(1, 4)) : Optional.empty();
        }

        @Override
        public void forEach(String prefix, BiConsumer<String, SeriesState> visitor) {}
    }

    private static final class FakeNeighbours extends Neighbours {
        private final Map<String, Integer> answers = new HashMap<>();
        private final List<String> asked = new ArrayList<>();

        FakeNeighbours() {
            super(Optional.empty(), Optional.empty());
        }

        @Override
        ApiAnswer.Json ask(String address, ApiRequest request, Task task) {
            String who = address + " " + task.word();
            asked.add(who);
            Integer status = answers.get(who);
            if (status == null) {
                throw ApiException.unavailable(address + " does not answer");
            }
            return new ApiAnswer.Json(status, who.getBytes(StandardCharsets.UTF_8));
        }
    }
}
