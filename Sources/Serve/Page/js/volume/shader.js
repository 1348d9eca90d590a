// The two programs of WebGL: a rectangle that covers the picture, and a ray through the voxels.

export const MOST_PHASES = 8;

export const VERTEX = `#version 300 es
out vec2 position;
void main() {
  position = vec2(gl_VertexID & 1, gl_VertexID >> 1) * 4.0 - 1.0;
  gl_Position = vec4(position, 0.0, 1.0);
}`;

/**
 * A ray goes from voxel to voxel (Amanatides and Woo 1987). Where it enters a region of a visible
 * phase, that phase's surface is laid over what the ray has met. A surface is lit by the direction
 * in which its phase ends; hollows are darker and what is far is paler, as in the reports.
 */
export const FRAGMENT = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler3D;

uniform usampler3D volume;
uniform ivec3 size;
uniform vec3 spacing;
uniform vec3 low;
uniform vec3 high;
uniform vec4 phases[${MOST_PHASES}];
uniform vec3 origin;
uniform vec3 originX;
uniform vec3 originY;
uniform vec3 direction;
uniform vec3 directionX;
uniform vec3 directionY;
uniform vec3 light;
uniform float reach;

in vec2 position;
out vec4 colour;

uint phaseAt(ivec3 voxel) {
  return texelFetch(volume, voxel, 0).r;
}

float holds(ivec3 voxel, uint phase) {
  if (any(lessThan(voxel, ivec3(low))) || any(greaterThanEqual(voxel, ivec3(high)))) return 0.0;
  return phaseAt(voxel) == phase ? 1.0 : 0.0;
}

vec3 outward(ivec3 voxel, uint phase) {
  vec3 inward = vec3(0.0);
  for (int axis = 0; axis < 3; axis++) {
    ivec3 one = ivec3(0);
    one[axis] = 1;
    inward[axis] = holds(voxel + one, phase) - holds(voxel - one, phase)
      + holds(voxel + 2 * one, phase) - holds(voxel - 2 * one, phase);
  }
  return -inward / spacing;
}

float openness(ivec3 voxel, vec3 normal, uint phase) {
  float closed = 0.0;
  for (int reach = 2; reach <= 6; reach += 2) {
    closed += holds(ivec3(floor(vec3(voxel) + 0.5 + normal * float(reach))), phase);
  }
  return 1.0 - 0.17 * closed;
}

vec3 lit(vec3 paint, ivec3 voxel, uint phase, vec3 face, bool isSide) {
  vec3 normal = face;
  float open = 1.0;
  if (!isSide) {
    vec3 slope = outward(voxel, phase);
    if (dot(slope, slope) > 1e-6) normal = normalize(normalize(slope) + 0.35 * face);
    open = openness(voxel, normal, phase);
  }
  float lambert = max(0.0, dot(normal, light));
  return paint * open * (0.52 + 0.5 * lambert);
}

void main() {
  vec3 box = vec3(size) * spacing;
  vec3 from = (origin + position.x * originX + position.y * originY + 0.5 * box) / spacing;
  vec3 along = (direction + position.x * directionX + position.y * directionY) / spacing;
  along = normalize(along);
  along = mix(along, vec3(1e-6), lessThan(abs(along), vec3(1e-6)));
  vec3 inverse = 1.0 / along;

  vec3 first = (low - from) * inverse;
  vec3 second = (high - from) * inverse;
  vec3 nearest = min(first, second);
  float enter = max(max(nearest.x, nearest.y), max(nearest.z, 0.0));
  vec3 farthest = max(first, second);
  float leave = min(farthest.x, min(farthest.y, farthest.z));
  colour = vec4(0.0);
  if (leave <= enter) return;

  int axis = nearest.x >= nearest.y && nearest.x >= nearest.z ? 0 : nearest.y >= nearest.z ? 1 : 2;
  ivec3 least = ivec3(low);
  ivec3 most = ivec3(high) - 1;
  ivec3 voxel = clamp(ivec3(floor(from + along * (enter + 1e-4))), least, most);
  ivec3 stride = ivec3(sign(along));
  vec3 next = (vec3(voxel) + max(vec3(stride), 0.0) - from) * inverse;
  vec3 between = abs(inverse);

  float travelled = enter;
  bool isSide = true;
  uint before = 255u;
  int most_steps = size.x + size.y + size.z;
  for (int count = 0; count < most_steps; count++) {
    uint phase = phaseAt(voxel);
    if (phase != before) {
      vec4 paint = phases[min(phase, ${MOST_PHASES - 1}u)];
      if (paint.a > 0.0) {
        vec3 face = vec3(0.0);
        face[axis] = -float(stride[axis]);
        vec3 seen = lit(paint.rgb, voxel, phase, face, isSide);
        seen = mix(seen, vec3(1.0), 0.28 * clamp((travelled - enter) / reach, 0.0, 1.0));
        colour += (1.0 - colour.a) * vec4(seen * paint.a, paint.a);
        if (colour.a > 0.985) break;
      }
      before = phase;
    }
    isSide = false;
    axis = next.x <= next.y && next.x <= next.z ? 0 : next.y <= next.z ? 1 : 2;
    travelled = next[axis];
    next[axis] += between[axis];
    voxel[axis] += stride[axis];
    if (voxel[axis] < least[axis] || voxel[axis] > most[axis]) break;
  }
}`;
