/*
 * Prints one row of ../layouts.tsv for the MuJoCo whose headers it is compiled
 * with, or with an argument the row of names:
 *
 *   cc -I INCLUDE layout.c -o layout && ./layout
 */
#include <stddef.h>
#include <stdio.h>

#include <mujoco/mujoco.h>

#ifndef ISLAND /* the bit that switches constraint islands off, where they are on by default */
#define ISLAND 0
#endif

#define MODEL(field) {"model." #field, offsetof(mjModel, field)}
#define OPTION(field) {"option." #field, offsetof(mjModel, opt) + offsetof(mjOption, field)}
#define DATA(field) {"data." #field, offsetof(mjData, field)}
#define CONTACT(field) {"contact." #field, offsetof(mjContact, field)}

static const struct {
	const char *name;
	size_t value;
} row[] = {
	{"version", mjVERSION_HEADER},
	MODEL(nq), MODEL(nv), MODEL(nu), MODEL(nbody), MODEL(ngeom), MODEL(body_mass),
	OPTION(timestep), OPTION(disableflags), {"flag.island", ISLAND},
	DATA(warning), {"warnings", mjNWARNING}, {"warning.size", sizeof(mjWarningStat)},
	{"warning.number", offsetof(mjWarningStat, number)},
	DATA(ncon), DATA(nefc), DATA(time), DATA(qpos), DATA(qvel), DATA(ctrl), DATA(xfrc_applied),
	DATA(xpos), DATA(xipos), DATA(ximat), DATA(subtree_com), DATA(cvel), DATA(qacc_smooth),
	DATA(contact), DATA(efc_type), DATA(efc_id), DATA(efc_pos), DATA(efc_vel), DATA(efc_aref), DATA(efc_force),
	{"contact.size", sizeof(mjContact)},
	CONTACT(dist), CONTACT(pos), CONTACT(frame), CONTACT(geom2), CONTACT(efc_address),
	{"limit", mjCNSTR_LIMIT_JOINT}, {"number.size", sizeof(mjtNum)},
};

int main(int argc, char **argv)
{
	(void)argv;
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		if (argc > 1)
			printf("%s%s", i ? "\t" : "", row[i].name);
		else
			printf("%s%zu", i ? "\t" : "", row[i].value);
	}
	printf("\n");
	return 0;
}
