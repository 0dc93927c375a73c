package mujoco

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed layouts.tsv
var layoutTable string

// layout says where one version of MuJoCo keeps its data: offsets in bytes, sizes and
// enumerators. The names of the columns of layouts.tsv are those of MuJoCo's headers.
type layout struct {
	version int

	nq, nv, nu, nbody, ngeom   uintptr // of mjModel
	bodyMass                   uintptr
	timestep, disableFlags     uintptr
	islandFlag                 uintptr // bit that switches off the search for islands, 0 where it is off
	warning                    uintptr // of mjData, an array of warnings structures
	warnings, warningSize      uintptr
	warningNumber              uintptr
	ncon, nefc, time           uintptr
	qpos, qvel, ctrl           uintptr
	xfrcApplied                uintptr
	xpos, xipos, ximat         uintptr
	subtreeCOM, cvel           uintptr
	qaccSmooth                 uintptr
	contact                    uintptr
	efcType, efcID             uintptr
	efcPos, efcVel             uintptr
	efcAref, efcForce          uintptr
	contactSize                uintptr
	contactDist, contactPos    uintptr // of mjContact
	contactFrame, contactGeom2 uintptr
	contactAddress             uintptr
	limit                      uintptr // efc_type of a joint's limit
	numberSize                 uintptr
}

// columns ties the table's names to the layout's fields.
func (l *layout) columns() map[string]*uintptr {
	return map[string]*uintptr{
		"model.nq": &l.nq, "model.nv": &l.nv, "model.nu": &l.nu, "model.nbody": &l.nbody, "model.ngeom": &l.ngeom,
		"model.body_mass": &l.bodyMass, "option.timestep": &l.timestep, "option.disableflags": &l.disableFlags, "flag.island": &l.islandFlag,
		"data.warning": &l.warning, "warnings": &l.warnings, "warning.size": &l.warningSize, "warning.number": &l.warningNumber,
		"data.ncon": &l.ncon, "data.nefc": &l.nefc, "data.time": &l.time,
		"data.qpos": &l.qpos, "data.qvel": &l.qvel, "data.ctrl": &l.ctrl, "data.xfrc_applied": &l.xfrcApplied,
		"data.xpos": &l.xpos, "data.xipos": &l.xipos, "data.ximat": &l.ximat, "data.subtree_com": &l.subtreeCOM, "data.cvel": &l.cvel,
		"data.qacc_smooth": &l.qaccSmooth, "data.contact": &l.contact,
		"data.efc_type": &l.efcType, "data.efc_id": &l.efcID, "data.efc_pos": &l.efcPos, "data.efc_vel": &l.efcVel,
		"data.efc_aref": &l.efcAref, "data.efc_force": &l.efcForce,
		"contact.size": &l.contactSize, "contact.dist": &l.contactDist, "contact.pos": &l.contactPos, "contact.frame": &l.contactFrame,
		"contact.geom2": &l.contactGeom2, "contact.efc_address": &l.contactAddress,
		"limit": &l.limit, "number.size": &l.numberSize,
	}
}

// layouts reads the table, oldest version first.
func layouts() ([]layout, error) {
	var names []string
	var all []layout
	for number, line := range strings.Split(strings.TrimSpace(layoutTable), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if names == nil {
			names = fields
			continue
		}
		if len(fields) != len(names) {
			return nil, fmt.Errorf("layouts.tsv, line %d: expected %d columns, found %d", number+1, len(names), len(fields))
		}
		var l layout
		columns := l.columns()
		for i, name := range names {
			value, err := strconv.ParseUint(fields[i], 10, 32)
			if err != nil {
				return nil, fmt.Errorf("layouts.tsv, line %d, column %s: expected a number: %w", number+1, name, err)
			}
			if name == "version" {
				l.version = int(value)
			} else if to := columns[name]; to != nil {
				*to = uintptr(value)
				delete(columns, name)
			}
		}
		if len(columns) > 0 || l.version == 0 {
			return nil, fmt.Errorf("layouts.tsv, line %d: %d columns are missing", number+1, len(columns))
		}
		all = append(all, l)
	}
	return all, nil
}

// Versions lists the versions of MuJoCo that this package knows, oldest first.
func Versions() []string {
	all, err := layouts()
	if err != nil {
		panic(err) // the table is part of the program, and a test reads it
	}
	names := make([]string, len(all))
	for i, l := range all {
		names[i] = versionName(l.version)
	}
	return names
}

// versionName writes what mj_version returns the way releases are named: 327 is 3.2.7,
// and from 3.5.0 on 3005000 is 3.5.0.
func versionName(v int) string {
	major, minor, patch := v/100, v/10%10, v%10
	if v >= 1e6 {
		major, minor, patch = v/1e6, v/1e3%1e3, v%1e3
	}
	return fmt.Sprintf("%d.%d.%d", major, minor, patch)
}
