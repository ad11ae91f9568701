/** Feeds damaged copies of valid inputs to a parser, and checks that it parses or refuses each of them. */
package io.wavecast.fuzzing;
