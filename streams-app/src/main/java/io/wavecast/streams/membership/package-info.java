/** How instances share the work: when a silent one counts as dead, and how another one takes over from it. */
package io.wavecast.streams.membership;
