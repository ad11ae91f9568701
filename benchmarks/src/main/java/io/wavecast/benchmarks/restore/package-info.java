/** How long a service is away that comes back without its disk, or whose work another one takes over. */
package io.wavecast.benchmarks.restore;
