package io.wavecast.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.streams.series.SeriesState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class ManySeriesTest {
    @Test
    void shouldBoundTheValuesOfAList() {
        assertThat(rows(4_096, 32)).isEqualTo(32);
        assertThatThrownBy(() -> rows(4_096, 33))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("135168 in 33 rows; ask with a smaller limit");
        assertThat(rows(200_000, 1)).as("one row is always possible").isEqualTo(1);
    }

    @Test
    void shouldLackItsOwnSeriesWhilePartitionsAreAssigned() {
        SeriesPlaces assigning = new WideSeries(1) {
            @Override
            public void forEach(String prefix, BiConsumer<String, SeriesState> visitor) {
                throw ApiException.unavailable("being assigned");
            }
        };
        JsonNode page = list(assigning, 10, true, Optional.empty());
        assertThat(page.get("complete").asBoolean()).isFalse();
        assertThat(page.get("missing").toString()).isEqualTo("[\"a:1\"]");

        assertThatThrownBy(() -> list(assigning, 10, false, Optional.empty())).hasMessage("being assigned");
        assertThatThrownBy(() -> list(assigning, 10, true, Optional.of("any")))
                .as("the instance that asks must know")
                .hasMessage("being assigned");
    }

    private static int rows(int channels, int limit) {
        return list(new WideSeries(channels), limit, false, Optional.empty())
                .get("series")
                .size();
    }

    private static JsonNode list(SeriesPlaces places, int limit, boolean stale, Optional<String> forwarded) {
        var many = new ManySeries(places, new Neighbours(Optional.empty(), Optional.empty()), (series, state) -> {
            var row = Json.object().put("series", series);
            Json.channels(row.putObject("last"), "v", state.last());
            return row;
        });
        var request = new ApiRequest(List.of("series"), Map.of("limit", List.of(String.valueOf(limit))), forwarded);
        return Json.read(((ApiAnswer.Json) many.answer(request, stale)).body());
    }

    private static class WideSeries implements SeriesPlaces {
        private final int channels;

        WideSeries(int channels) {
            this.channels = channels;
        }

        @Override
        public String self() {
            return "a:1";
        }

        @Override
        public List<String> others() {
            return List.of();
        }

        @Override
        public Place placeOf(String series) {
            return new Place(0, self(), Set.of());
        }

        @Override
        public Optional<SeriesState> state(String series, int partition, boolean stale) {
            return Optional.empty();
        }

        @Override
        public Optional<SeriesState> state(String series) {
            return Optional.empty();
        }

        @Override
        public void forEach(String prefix, BiConsumer<String, SeriesState> visitor) {
            for (int i = 0; i < 40; i++) {
                visitor.accept("wide/" + i, new SeriesState(channels, 4));
            }
        }
    }
}
